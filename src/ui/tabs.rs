//! The bar under the thumb, where only one view fits.

use yew::prelude::*;

use super::icon;
use super::state::{Dispatch, go};
use crate::explore::{Link, Page, View, print};

/// Quotations, map, timeline, filters.
pub(super) fn tabs(link: &Link, dispatch: &Dispatch) -> Html {
    let tab = |view: View| {
        let (name, icon) = match view {
            View::Quotes => ("Quotations", icon::list()),
            View::Map => ("Map", icon::map()),
            View::Timeline => ("Timeline", icon::bars()),
            View::Filters => ("Filters", icon::controls()),
        };
        let target = Link { page: Page::Explore(view), ..link.clone() };
        let current = link.page == target.page;
        html! { <a href={print(&target)} onclick={go(dispatch, target)} aria-current={current.then_some("page")}>{icon}{name}</a> }
    };
    html! { <nav class="tabs" aria-label="Views">{ for View::ALL.into_iter().map(tab) }</nav> }
}
