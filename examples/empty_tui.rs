//! A terminal program that draws one frame and waits for a key: what any ratatui program costs before it has work.

fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let drawn = terminal.draw(|frame| frame.render_widget("an empty program", frame.area()));
    let waited = drawn.and_then(|_| ratatui::crossterm::event::read());
    ratatui::restore();
    waited.map(|_| ())
}
