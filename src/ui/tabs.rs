//! The bar under the thumb, where only one view fits.

use super::el::{El, el, leading};
use super::icon;
use super::state::Dispatch;
use crate::explore::{Link, Page, View};

/// Quotations, map, timeline, filters.
pub(super) fn tabs(link: &Link, dispatch: &Dispatch) -> El {
    let tab = |view: View| {
        let (name, icon) = match view {
            View::Quotes => ("Quotations", icon::list()),
            View::Map => ("Map", icon::map()),
            View::Timeline => ("Timeline", icon::bars()),
            View::Filters => ("Filters", icon::controls()),
        };
        let target = Link { page: Page::Explore(view), ..link.clone() };
        let current = (link.page == target.page).then_some("page");
        leading(el("a", ""), dispatch, target).set("aria-current", current).with(icon).with(name)
    };
    el("nav", "tabs").set("aria-label", "Views").all(View::ALL.map(tab))
}
