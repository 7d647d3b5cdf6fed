use super::*;
use crate::export::{html, markdown, trial};
use crate::library::Library;
use crate::library::trial::built_in;
use crate::model::{RecordPath, Source, View, numbered};

/// Checks the files of a page: sound HTML, every word of the body in its order in HTML and Markdown, the bars of the reader.
fn is_whole(opened: &Opened, library: &Library) {
    let name = opened.record.path.as_str();
    let page = library.page(opened);
    let proof = trial::read(&html::file(&page));
    assert_eq!(proof.faults, Vec::<String>::new(), "{name}");
    let body = opened.record.reading();
    let wanted = trial::words_of(&body.blocks);
    let shown = trial::words(&proof.text);
    assert_eq!(trial::missing(&wanted, &shown), None, "{name} in HTML");
    let title = trial::words(&opened.record.title.value);
    assert_eq!(trial::missing(&title, &shown), None, "{name}: title");
    let mut text = markdown::file(&page);
    for (_, linked) in &page.links {
        // The id behind a link parts words of a script without blanks.
        text = text.replace(&format!(" (`{}`)", linked.name), "");
    }
    let read = trial::words_of(&crate::content::parse_document(&text, 0).blocks);
    assert_eq!(trial::missing(&wanted, &read), None, "{name} in Markdown");
    let results = opened.record.results();
    let scales = scale::scales(results);
    let figures = results
        .iter()
        .zip(&scales)
        .filter(|(_, scale)| scale.is_some());
    let bars = figures.map(|(result, _)| {
        1 + usize::from(result.baseline.is_some()) + usize::from(result.target.is_some())
    });
    assert_eq!(proof.bars, bars.sum::<usize>(), "{name}: bars");
    for source in &opened.record.sources {
        let wanted = trial::words(&source.title);
        assert_eq!(
            trial::missing(&wanted, &shown),
            None,
            "{name}: {}",
            source.key.value
        );
    }
}

#[test]
fn every_record_of_the_built_in_library_is_sound_html() {
    let library = built_in();
    let mut count = 0;
    for entry in library.root().entries().unwrap() {
        if RecordPath::parse(&entry.path).is_none() {
            continue;
        }
        is_whole(&library.open_record(&entry.path).unwrap(), library);
        count += 1;
    }
    assert!(count > 300, "{count} records");
}

#[test]
fn every_page_that_is_no_record_is_sound_html() {
    let library = built_in();
    let tables = library.tables();
    let mut views: Vec<View> = Vec::new();
    for country in &tables.countries.all {
        views.push(View::Country(country.iso3.clone()));
    }
    for record in library.of_kind(Kind::Standard).unwrap() {
        let slug = record.id.slug;
        views.push(View::ratifications(&slug));
        views.push(View::Instrument(slug));
    }
    for name in [
        "standard/c102/v",
        "standard/c102/art-28",
        "ratifications/c102/v/country",
    ] {
        views.extend(View::parse(name));
    }
    assert!(views.len() > 190, "{} views", views.len());
    for view in views {
        is_whole(&library.view(&view, &Language::english()).unwrap(), library);
    }
}

#[test]
fn several_pages_are_one_file_and_lead_to_each_other() {
    let library = built_in();
    let page = |path| library.page(&library.open_record(path).unwrap());
    let pages = [
        "cases/tgo-novissi.md",
        "cases/moz-inas-digital.md",
        "terms/mobile-money.md",
    ]
    .map(page);
    let file = html::file_of(&pages, "Three pages");
    let proof = trial::read(&file);
    assert_eq!(proof.faults, Vec::<String>::new());
    assert!(file.contains("<a class=\"in\" href=\"#moz-inas-digital\">Mozambique</a>"));
    assert!(file.contains("href=\"#tgo-novissi.source.1\""));
}

#[test]
fn what_is_found_is_a_list_and_a_table() {
    let library = built_in();
    let paths = [
        "cases/tgo-novissi.md",
        "projects/african-union-digital-id-framework.md",
    ];
    let paths: Vec<&str> = paths
        .into_iter()
        .filter(|path| library.open_record(path).is_ok())
        .collect();
    let page = library
        .found_page("cash <x>", &paths, &Language::english())
        .unwrap();
    let proof = trial::read(&html::file(&page));
    assert_eq!(proof.faults, Vec::<String>::new());
    assert!(
        proof.text.contains("Records found by: cash <x>") && proof.text.contains("tgo-novissi")
    );
    assert!(
        markdown::file(&page).contains("(Case · Togo · 2020-04 to 2021 · Success, `tgo-novissi`)")
    );
    let rows = library.rows(&paths).unwrap();
    assert!(rows.iter().all(|row| row.len() == rows[0].len()) && rows.len() == paths.len() + 1);
    assert_eq!(rows[1][..3], ["tgo-novissi", "case", "en"]);
    assert!(
        rows[1][10].contains("people paid in the first phase: 572,852 people"),
        "{}",
        rows[1][10]
    );
}

#[test]
fn values_are_named_in_the_language_of_the_reader_and_say_which_it_is() {
    let library = built_in();
    let russian = Language::parse("ru").unwrap();
    let opened = library.open_record("cases/tgo-novissi.md").unwrap();
    let page = library.page_for(&opened, &russian);
    let file = html::file(&page);
    for words in [
        "<html lang=\"en\"",
        "Case · <span lang=\"ru\" dir=\"ltr\">Того</span> · 2020-04 to 2021 · <span",
        "<dd><span lang=\"ru\" dir=\"ltr\">Успех</span></dd>",
        "<strong><span lang=\"ru\" dir=\"ltr\">Данные</span>:</strong> Use phone",
        "same topic: <span lang=\"ru\" dir=\"ltr\">",
    ] {
        assert!(file.contains(words), "{words}");
    }
    assert_eq!(trial::read(&file).faults, Vec::<String>::new());
    let file = markdown::file(&page);
    assert!(file.contains("\nCase · Того · 2020-04 to 2021 · Успех\n"));
    assert!(file.contains("- **Countries:** Того\n") && file.contains("- **Данные:** Use phone"));
    // A translation keeps its own labels, and what has no name in its language says in which it is told.
    let lao = library.open_record("cases/lao-lsso.lo.md").unwrap();
    let file = html::file(&library.page_for(&lao, &russian));
    assert!(file.contains("<dd>ລາວ</dd>") && !file.contains("lang=\"ru\""));
    // What the program says in its own words is English, and what a source is called is in no language that is known.
    for words in [
        "<dd><span lang=\"en\" dir=\"ltr\">since 2023</span></dd>",
        "<span lang=\"en\" dir=\"ltr\">c102 (supports), r202 (supports), r204 (supports)</span>",
        "<cite lang=\"und\">",
    ] {
        assert!(file.contains(words), "{words}");
    }
}

#[test]
fn an_instrument_leads_to_its_official_text_and_other_records_are_named() {
    let library = built_in();
    let opened = library.open_record("cases/tgo-novissi.md").unwrap();
    let file = html::file(&library.page(&opened));
    // What is a term says enough; what is a case is named.
    assert!(file.contains("no <cite>social registry</cite> to draw"));
    assert!(file.contains("<cite>Mozambique</cite><span class=\"id\"> (moz-inas-digital)</span>"));
    let mut addresses = 0;
    for entry in library.root().entries().unwrap() {
        if entry.path.starts_with("modules/") {
            let page = library.page(&library.open_record(&entry.path).unwrap());
            addresses += page
                .links
                .iter()
                .filter(|(_, to)| to.address.is_some())
                .count();
        }
    }
    assert!(addresses > 0, "no module links an instrument");
}

/// The files list their sources in whatever order: a page numbers them as it cites them, and so does every form of it.
#[test]
fn a_source_has_one_number_on_a_page_and_in_a_comparison() {
    let library = built_in();
    let cases = library.of_kind(Kind::Case).unwrap().into_iter();
    let cases: Vec<Listed> = cases
        .map(|record| library.resolve(&record.path).unwrap().unwrap())
        .collect();
    let mut is_other_order = 0;
    for pair in cases.chunks_exact(2).take(20) {
        let table = library.compare(pair, &Language::english()).unwrap();
        let row = table.rows.iter().find(|row| row.id == "sources").unwrap();
        for (listed, cell) in pair.iter().zip(&row.cells) {
            let opened = library.open_record(&listed.path).unwrap();
            let page = library.page(&opened);
            let numbered: Vec<String> = numbered(&page.sources)
                .iter()
                .map(|one| one.told())
                .collect();
            let crate::compare::Cell::Sources(cited) = cell else {
                panic!("{cell:?}")
            };
            let compared: Vec<&str> = cited.iter().map(|one| one.text.as_str()).collect();
            assert_eq!(compared, numbered, "{}", listed.path);
            let record = library.read(&listed.path).unwrap();
            let in_file: Vec<String> = record.sources.iter().map(Source::told).collect();
            is_other_order += usize::from(in_file != numbered);
        }
    }
    assert!(is_other_order > 0, "the order of the files would have done");
}

#[test]
fn lists_that_follow_each_other_part_by_their_signs() {
    let list = |words: &str| items([vec![text(words)], vec![text("and more")]]);
    let page = Page {
        title: "T".into(),
        parts: vec![Part::Blocks(vec![list("a"), list("b"), list("c")])],
        ..Page::default()
    };
    let written = markdown::file(&page);
    assert!(
        written.contains("\n- a\n- and more\n\n* b\n* and more\n\n- c\n- and more\n"),
        "{written}"
    );
    assert!(!written.contains("<!--"), "{written}");
}
