#!/bin/sh
# Writes a site of the built-in library and opens it in a browser without network. See README.md beside this file.
set -eu

binary=${1:?usage: site.sh BINARY [FOLDER]}
folder=${2:-$(mktemp -d)}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
site=$folder/site
faults=0

fault() {
    echo "fault: $*"
    faults=$((faults + 1))
}

# Runs the browser on a page of the site; what it says in its console is kept. Without network where that can be had.
browse() {
    page=$1
    shift
    offline=
    if unshare -n true 2>/dev/null; then offline="unshare -n"; fi
    $offline timeout 120 chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars \
        --host-resolver-rules="MAP * ~NOTFOUND" --user-data-dir="$folder/browser" --window-size=1100,1400 \
        --enable-logging=stderr --virtual-time-budget=5000 "$@" "file://$site/$page" 2>"$folder/talk"
    if grep CONSOLE "$folder/talk"; then fault "the console of $page is not empty"; fi
}

"$binary" export --site "$site" --quiet

node "$here/search.js" "$site" || fault "the search under node"

number=0
for page in "index.html#q=养老金" cases/tgo-novissi.html cases/lao-lsso.lo.html topics.html country/tgo.html; do
    number=$((number + 1))
    browse "$page" --screenshot="$folder/$number.png" >/dev/null
    test -s "$folder/$number.png" || fault "no picture of $page"
done
browse cases/tgo-novissi.html --screenshot="$folder/dark.png" --blink-settings=preferredColorScheme=0 >/dev/null

for query in 养老金 ບຳນານ пенсия pension; do
    browse "index.html#q=$query" --dump-dom >"$folder/found.html"
    grep -q '<li><a[^>]*href="terms/pension.html"' "$folder/found.html" || fault "the search box does not find $query"
done

# On paper: how many sheets each case takes; the short ones take one. Other pages are opened for their consoles.
"$binary" export tgo-novissi pension c102 --quiet >"$folder/records.html"
"$binary" compare tgo-novissi kor-ssis-2022-failure --format html --quiet >"$folder/comparison.html"
for view in matrix lessons timeline map contributions coverage; do
    "$binary" atlas "$view" --format html --quiet >"$folder/$view.html"
done
node "$here/print.js" "$site" "$folder"/records.html "$folder"/comparison.html "$folder"/matrix.html "$folder"/lessons.html \
    "$folder"/timeline.html "$folder"/map.html "$folder"/contributions.html "$folder"/coverage.html || fault "on paper"

echo "looked at: $folder; $faults faults"
test "$faults" = 0
