#!/bin/sh
# Writes every kind of HTML the program makes and has it read by the validator of the W3C, the Nu Html Checker. See README.md
# beside this file.
set -eu

binary=${1:?usage: html.sh BINARY [FOLDER]}
folder=${2:-$(mktemp -d)}
here=$(cd "$(dirname "$0")" && pwd)
case $binary in */*) binary=$(cd "$(dirname "$binary")" && pwd)/$(basename "$binary") ;; esac
mkdir -p "$folder/pages" "$folder/home"
folder=$(cd "$folder" && pwd)
pages=$folder/pages
fixtures=$here/../suite/fixtures

# The validator, as npm has it: one package without others, with the archive that java runs.
if ! test -s "$folder/node_modules/vnu-jar/build/dist/vnu.jar"; then
    npm install --prefix "$folder" --silent --no-audit --no-fund --ignore-scripts vnu-jar@26 >&2
fi
vnu() {
    java -Xss4m -jar "$folder/node_modules/vnu-jar/build/dist/vnu.jar" "$@"
}

# Nothing of whoever runs this is read or changed.
HOME=$folder/home
unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME XDG_CACHE_HOME || true
export HOME
casebook() {
    "$binary" --quiet "$@"
}
# Runs a command whose last argument is a file to be written new.
page() {
    name=$1
    shift
    casebook "$@" >"$pages/$name.html"
}

# Records of all kinds, in several languages and scripts; several in one file; what a query finds.
for id in tgo-novissi acftu-ilo-trade-union-capacities kor-ssis-2022-failure lao-lsso chn-rural-pension \
    01-social-protection-and-ilo-standards learning-from-failure-clinic situation-analysis c102 pension; do
    page "record-$id" export "$id"
done
for record in lao-lsso.lo chn-rural-pension.zh civ-cmu.fr; do
    page "record-$record" export "cases/$record.md"
done
page record-labels --lang ru export tgo-novissi
for words in '<span lang="ru" dir="ltr">Того</span>' '<strong><span lang="ru" dir="ltr">' '<html lang="en"'; do
    grep -qF "$words" "$pages/record-labels.html" || { echo "fault: record-labels.html has no $words"; exit 1; }
done
page records export tgo-novissi pension c102 lao-lsso
page query export --query 'topic:data-exchange'
page comparison compare tgo-novissi kor-ssis-2022-failure --format html
page comparison-rows compare tgo-novissi kor-ssis-2022-failure ind-e-shram --flip --format html
# The Atlas, countries, instruments.
page atlas-ru --lang ru export view:map
page instrument-fr --lang fr export standard/c102/v
page comparison-ru --lang ru export --compare kgz-tunduk tgo-novissi
for view in matrix lessons timeline map contributions coverage; do
    page "atlas-$view" atlas "$view" --format html
done
page atlas-map-ratifications atlas map --of ratifications --format html
page atlas-donors atlas timeline --by donor --format html
for country in tgo lao chn fra; do page "country-$country" country "$country" --format html; done
page country-lo --lang lo country lao --format html
page standard standard c102 --format html
page standard-part standard c102 --part V --format html
page standard-article standard c102 --article 28 --format html
page standard-ratifications standard c102 --ratifications --format html
# The workbench says by its status whether the rule is met.
for answers in five gaps; do
    page "workbench-$answers" workbench --answers "$fixtures/answers-$answers.toml" --format html || test $? = 1
done
page workbench-changes workbench --answers "$fixtures/answers-gaps.toml" --answers "$fixtures/answers-five.toml" \
    --format html || test $? = 1
# A session, led on a terminal of its own.
printf '1\n5\nA <remark> & more\n6\nWhich? a, b\n3\n2\n2\n11\nq\n' >"$folder/typed"
python3 "$here/lead.py" "$folder/typed" "$binary" agenda learning-from-failure-clinic --plain >"$folder/led"
page session agenda learning-from-failure-clinic --record "$pages/session.html" --force
# The site.
casebook export --site "$folder/site"

count=$(find "$pages" "$folder/site" -name '*.html' | wc -l)
# The checker neither reckons the hash of a style nor knows a policy that names files beside the site itself, which a page
# from a disk needs; a browser does, which site.sh and print.js show. In which language a short text is it can only guess.
vnu --version >"$folder/version"
vnu --skip-non-html --format gnu --stdout --exit-zero-always \
    --filterpattern '.*(Inline style|external stylesheet .*style.css|external script .*search.js).*(violates|blocked).*|.*appears to be written in.*' \
    "$pages" "$folder/site" >"$folder/faults"
vnu --skip-non-css --format gnu --stdout --exit-zero-always "$folder/site" >>"$folder/faults"
cat "$folder/faults"
faults=$(grep -c . "$folder/faults" || true)
echo "vnu $(cat "$folder/version"): $count pages, $faults faults; looked at: $folder"
test "$faults" = 0
