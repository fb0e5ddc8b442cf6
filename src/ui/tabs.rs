//! The bar under the thumb, where only one view fits.

use yew::prelude::*;

use super::icon;
use super::state::{Action, Dispatch};
use crate::explore::{Link, Page, View, print};

#[derive(PartialEq, Properties)]
pub(super) struct TabsProps {
    pub link: Link,
    pub dispatch: Dispatch,
}

/// Quotations, map, timeline, filters.
#[component]
pub(super) fn Tabs(props: &TabsProps) -> Html {
    let tab = |view: View| {
        let (name, icon) = match view {
            View::Quotes => ("Quotations", icon::list()),
            View::Map => ("Map", icon::map()),
            View::Timeline => ("Timeline", icon::bars()),
            View::Filters => ("Filters", icon::controls()),
        };
        let link = Link { page: Page::Explore(view), ..props.link.clone() };
        let current = props.link.page == link.page;
        let href = print(&link);
        let dispatch = props.dispatch.clone();
        let go = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            if !current {
                dispatch.dispatch(Action::Go(link.clone()));
            }
        });
        html! { <a {href} onclick={go} aria-current={current.then_some("page")}>{icon}{name}</a> }
    };
    html! { <nav class="tabs" aria-label="Views">{ for View::ALL.into_iter().map(tab) }</nav> }
}
