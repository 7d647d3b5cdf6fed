//! The explanation of a word that is typed, and of what is selected in the Library.

use super::house::House;
use super::*;

const K: Key = key(KeyCode::Char('K'));

impl House {
    /// Runs a line of commands.
    fn runs(&self, stage: &mut Stage, line: &str) {
        self.keys(stage, &[key(KeyCode::Char(':'))]);
        self.types(stage, line);
        self.keys(stage, &[ENTER]);
    }
}

#[test]
fn a_word_is_explained_over_any_screen_in_three_sizes() {
    let house = House::open();
    let pictures = [(80, 24), (160, 45), (40, 12)].map(|size| {
        let mut stage = house.reading("tgo-novissi", size);
        house.runs(&mut stage, "explain économie informelle");
        picture::of(&mut stage)
    });
    insta::assert_snapshot!("explained", pictures.join("\n"));
    let mut stage = house.stage(80, 24);
    house.types(&mut stage, "togo");
    house.keys(&mut stage, &[DOWN]);
    house.runs(&mut stage, "explain Informal Workers");
    assert_eq!(format!("{:?}", stage.app), "App(library > explanation)");
    let screen = stage.screen();
    assert!(screen.contains("formal rules do not reach"), "{screen}");
    assert!(
        screen.contains("Novissi"),
        "the list is seen behind it: {screen}"
    );
    house.runs(&mut stage, "explain 灵活就业");
    assert_eq!(format!("{:?}", stage.app), "App(library > explanation)");
    house.keys(&mut stage, &[ENTER]);
    assert!(
        stage.row(22).contains("informal economy"),
        "{}",
        stage.row(22)
    );
    house.keys(&mut stage, &[ESC]);
    assert_eq!(format!("{:?}", stage.app), "App(library > explanation)");
    house.keys(&mut stage, &[K]);
    assert_eq!(format!("{:?}", stage.app), "App(library)");
}

#[test]
fn what_no_term_is_called_offers_those_that_are_near() {
    let house = House::open();
    let mut stage = house.stage(80, 24);
    house.types(&mut stage, "togo");
    house.keys(&mut stage, &[DOWN]);
    house.runs(&mut stage, "explain formal rules");
    let screen = stage.screen();
    assert!(
        screen.contains("No term is called “formal rules”. Near it:"),
        "{screen}"
    );
    assert!(screen.contains("▌informal economy"), "{screen}");
    assert!(stage.row(23).contains("Enter explain"), "{}", stage.row(23));
    house.keys(&mut stage, &[ENTER]);
    assert!(
        stage.screen().contains("also: informal sector"),
        "{}",
        stage.screen()
    );
    house.runs(&mut stage, "explain umbrella");
    let screen = stage.screen();
    assert!(
        screen.contains("The glossary does not know “umbrella”."),
        "{screen}"
    );
    house.keys(&mut stage, &[ENTER, ESC]);
    assert_eq!(format!("{:?}", stage.app), "App(library)");
    house.runs(&mut stage, "explain");
    let told = "a word is missing: explain WORD";
    assert!(stage.row(22).contains(told), "{}", stage.row(22));
}

#[test]
fn a_selected_term_or_filter_is_explained_and_other_hits_say_what_the_key_is_for() {
    let house = House::open();
    let mut stage = house.stage(80, 24);
    house.types(&mut stage, "kind:term ");
    house.keys(&mut stage, &[DOWN]);
    assert!(stage.row(23).contains("K explain"), "{}", stage.row(23));
    house.keys(&mut stage, &[K]);
    assert!(
        stage.screen().contains("also: informal sector"),
        "{}",
        stage.screen()
    );
    house.keys(&mut stage, &[ESC, ESC, ESC]);
    house.types(&mut stage, "topic:informal-economy ");
    house.keys(&mut stage, &[DOWN]);
    assert!(!stage.row(23).contains("K explain"), "{}", stage.row(23));
    house.keys(&mut stage, &[K]);
    assert!(
        stage.row(22).contains(":explain WORD explains a word"),
        "{}",
        stage.row(22)
    );
    house.keys(&mut stage, &[Key::char('f')]);
    for _ in 0..40 {
        if stage.screen().contains("▌● Informal economy") {
            break;
        }
        house.keys(&mut stage, &[DOWN]);
    }
    assert!(
        stage.screen().contains("▌● Informal economy"),
        "{}",
        stage.screen()
    );
    house.keys(&mut stage, &[K]);
    let screen = stage.screen();
    assert!(screen.contains("also: informal sector"), "{screen}");
}

#[test]
fn an_explanation_is_sound_in_the_smallest_terminals() {
    let house = House::open();
    for columns in 0..6 {
        for rows in 0..6 {
            let mut stage = house.reading("tgo-novissi", (columns, rows));
            for line in ["explain formal rules", "explain informal sector"] {
                house.runs(&mut stage, line);
                house.keys(
                    &mut stage,
                    &[DOWN, key(KeyCode::PageDown), UP, Key::char('G')],
                );
            }
        }
    }
}
