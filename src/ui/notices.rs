//! What the page has to tell: what a link asked for that is not there, what was wrong with a file.

use yew::Callback;

use super::el::{El, button, el, p, row};
use super::icon;
use super::state::{Action, Dispatch, Notice};

/// More lines than this are counted.
const LINES: usize = 100;

/// The notices, each to be dismissed.
pub(super) fn notices(notices: &[Notice], loading: bool, dispatch: &Dispatch) -> El {
    let item = |(i, notice): (usize, &Notice)| {
        let dispatch = dispatch.clone();
        let dismiss = Callback::from(move |_| dispatch.dispatch(Action::Dismiss(i)));
        let lines = (!notice.lines.is_empty()).then(|| {
            let shown = notice.lines.iter().take(LINES).map(|line| el("li", "").set("dir", "auto").with(line));
            let rest = (notice.lines.len() > LINES).then(|| p("", format!("and {} more", notice.lines.len() - LINES)));
            row().with(el("ul", "").set("tabindex", "0").set("aria-label", "Faults").all(shown)).with(rest)
        });
        el("div", "notice")
            .key(&i.to_string())
            .with(el("div", "say").with(el("p", "").set("dir", "auto").with(&notice.text)).with(lines))
            .with(button("", dismiss, icon::cross()).set("aria-label", "Dismiss"))
    };
    el("div", "notices")
        .set("role", "log")
        .set("aria-label", "Messages")
        .set("aria-live", "polite")
        .with(loading.then(|| el("div", "notice").with(p("say", "Loading the other collection …"))))
        .all(notices.iter().enumerate().map(item))
}
