//! A part of a drawing that is made again only where what it is made of is another: the rest of the drawing changes with every
//! filter, and making and comparing what does not is most of the work.

use std::rc::Rc;

use yew::prelude::*;

use super::el::El;

#[derive(Clone, Properties)]
struct UnchangedProps {
    of: [u32; 4],
    draw: Rc<dyn Fn() -> El>,
}

impl PartialEq for UnchangedProps {
    fn eq(&self, other: &Self) -> bool {
        self.of == other.of
    }
}

#[component]
fn Unchanged(props: &UnchangedProps) -> Html {
    (props.draw)().html()
}

/// A part, and what tells it from others. Where that is an address, `draw` has to hold what lies there: then nothing else
/// gets that address as long as the part stands.
pub(super) fn unchanged(of: [u32; 4], draw: impl Fn() -> El + 'static) -> Html {
    let draw: Rc<dyn Fn() -> El> = Rc::new(draw);
    html! { <Unchanged {of} {draw} /> }
}
