//! Elements, made by calls: `html!` writes out the making of an element wherever it stands, and a reader downloads each.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::File;
use yew::html::IntoPropValue;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VTag, VText};

use super::state::{Dispatch, go};
use crate::explore::{Link, print};
use crate::web::files;

/// An element in the making; without a tag, a row of elements.
pub(super) struct El(Box<Parts>);

struct Parts {
    tag: Option<VTag>,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    content: Vec<Html>,
}

/// An element, by its tag and class; no class if that is empty.
#[inline(never)]
pub(super) fn el(tag: &'static str, class: &'static str) -> El {
    let made = El(Box::new(Parts {
        tag: (!tag.is_empty()).then(|| VTag::new(tag)),
        names: Vec::new(),
        values: Vec::new(),
        listeners: Vec::new(),
        content: Vec::new(),
    }));
    if class.is_empty() { made } else { made.set("class", class) }
}

/// A row of elements.
pub(super) fn row() -> El {
    el("", "")
}

impl El {
    /// An attribute.
    pub(super) fn set(self, name: &'static str, value: impl Value) -> El {
        value.put(self, name)
    }

    /// Those of the classes that apply.
    #[inline(never)]
    pub(super) fn classes(self, all: &[(bool, &str)]) -> El {
        let mut class = String::new();
        for (_, name) in all.iter().filter(|(applies, _)| *applies) {
            if !class.is_empty() {
                class.push(' ');
            }
            class.push_str(name);
        }
        self.set("class", Some(class).filter(|class| !class.is_empty()))
    }

    /// What is in it, or something more.
    pub(super) fn with(self, content: impl Content) -> El {
        content.put(self)
    }

    /// Several more in it.
    pub(super) fn all<T: Content>(mut self, content: impl IntoIterator<Item = T>) -> El {
        for one in content {
            self = self.with(one);
        }
        self
    }

    /// What it does when something happens.
    #[inline(never)]
    pub(super) fn on(mut self, event: &'static str, callback: Callback<Event>) -> El {
        self.0.listeners.push(Some(Rc::new(Heard { event, callback })));
        self
    }

    /// What it does when it is clicked.
    pub(super) fn click(self, callback: Callback<Event>) -> El {
        self.on("click", callback)
    }

    /// What it is known by among its neighbours.
    #[inline(never)]
    pub(super) fn key(mut self, key: &str) -> El {
        if let Some(tag) = &mut self.0.tag {
            tag.key = Some(Key::from(key));
        }
        self
    }

    /// How the code reaches it.
    pub(super) fn node(mut self, node: NodeRef) -> El {
        if let Some(tag) = &mut self.0.tag {
            tag.node_ref = node;
        }
        self
    }

    /// The state of a box to tick.
    pub(super) fn checked(mut self, checked: bool) -> El {
        if let Some(tag) = &mut self.0.tag {
            tag.set_checked(checked);
        }
        self
    }

    /// The content of a field.
    pub(super) fn value(mut self, value: String) -> El {
        if let Some(tag) = &mut self.0.tag {
            tag.set_value(AttrValue::from(value));
        }
        self
    }

    #[inline(never)]
    fn fixed(self, name: &'static str, value: &'static str) -> El {
        self.attribute(name, Some(AttrValue::Static(value)))
    }

    #[inline(never)]
    fn made(self, name: &'static str, value: String) -> El {
        self.attribute(name, Some(AttrValue::from(value)))
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: Option<AttrValue>) -> El {
        self.0.names.push(name);
        self.0.values.push(value.map(AttributeOrProperty::Attribute));
        self
    }

    #[inline(never)]
    fn words(self, words: &'static str) -> El {
        self.text(AttrValue::Static(words))
    }

    #[inline(never)]
    fn string(self, words: String) -> El {
        self.text(AttrValue::from(words))
    }

    #[inline(never)]
    fn text(self, words: AttrValue) -> El {
        self.child(VText::new(words).into())
    }

    #[inline(never)]
    fn child(mut self, content: Html) -> El {
        self.0.content.push(content);
        self
    }

    #[inline(never)]
    fn element(self, inner: El) -> El {
        self.child(inner.html())
    }

    /// The element, made.
    #[inline(never)]
    pub(super) fn html(self) -> Html {
        let Parts { tag, names, values, listeners, content } = *self.0;
        let content = VList::with_children(content, None).into();
        let Some(mut tag) = tag else { return content };
        if !names.is_empty() {
            tag.attributes = Attributes::Dynamic { keys: shared(names), values: values.into() };
        }
        if !listeners.is_empty() {
            tag.set_listeners(listeners.into());
        }
        if let Some(children) = tag.children_mut() {
            *children = content;
        }
        tag.into()
    }
}

impl From<El> for Html {
    fn from(element: El) -> Html {
        element.html()
    }
}

impl IntoPropValue<Html> for El {
    fn into_prop_value(self) -> Html {
        self.html()
    }
}

thread_local! {
    static NAMES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// The same slice for the same names: Yew compares attributes one by one only where their names are one slice.
/// There are as many as kinds of elements in the code, so that they are kept for good.
fn shared(names: Vec<&'static str>) -> &'static [&'static str] {
    NAMES.with_borrow_mut(|all| {
        let known = all.iter().find(|known| **known == names).copied();
        known.unwrap_or_else(|| {
            let new: &'static [&'static str] = Box::leak(names.into_boxed_slice());
            all.push(new);
            new
        })
    })
}

/// What an element does when something happens: one type for every kind of event.
struct Heard {
    event: &'static str,
    callback: Callback<Event>,
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        ListenerKind::other(self.event.into())
    }

    fn handle(&self, event: Event) {
        self.callback.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// What an attribute is set to; nothing takes it away.
pub(super) trait Value {
    /// Sets it.
    fn put(self, on: El, name: &'static str) -> El;
}

impl Value for &'static str {
    fn put(self, on: El, name: &'static str) -> El {
        on.fixed(name, self)
    }
}

impl Value for String {
    fn put(self, on: El, name: &'static str) -> El {
        on.made(name, self)
    }
}

impl Value for &String {
    fn put(self, on: El, name: &'static str) -> El {
        on.made(name, self.clone())
    }
}

impl Value for AttrValue {
    fn put(self, on: El, name: &'static str) -> El {
        on.attribute(name, Some(self))
    }
}

impl Value for bool {
    fn put(self, on: El, name: &'static str) -> El {
        on.fixed(name, if self { "true" } else { "false" })
    }
}

impl<T: Into<AttrValue>> Value for Option<T> {
    fn put(self, on: El, name: &'static str) -> El {
        on.attribute(name, self.map(Into::into))
    }
}

/// What can stand in an element; nothing keeps its place.
pub(super) trait Content {
    /// Puts it there.
    fn put(self, into: El) -> El;
}

impl Content for &'static str {
    fn put(self, into: El) -> El {
        into.words(self)
    }
}

impl Content for String {
    fn put(self, into: El) -> El {
        into.string(self)
    }
}

impl Content for &String {
    fn put(self, into: El) -> El {
        into.string(self.clone())
    }
}

impl Content for &AttrValue {
    fn put(self, into: El) -> El {
        into.text(self.clone())
    }
}

impl Content for u32 {
    fn put(self, into: El) -> El {
        into.string(self.to_string())
    }
}

impl Content for Html {
    fn put(self, into: El) -> El {
        into.child(self)
    }
}

impl Content for El {
    fn put(self, into: El) -> El {
        into.element(self)
    }
}

impl<T: Content> Content for Option<T> {
    fn put(self, into: El) -> El {
        match self {
            Some(content) => content.put(into),
            None => into.child(Html::default()),
        }
    }
}

/// A part of a line.
pub(super) fn span(class: &'static str, content: impl Content) -> El {
    el("span", class).with(content)
}

/// A paragraph.
pub(super) fn p(class: &'static str, content: impl Content) -> El {
    el("p", class).with(content)
}

/// Words whose direction is their own.
pub(super) fn bdi(content: impl Content) -> El {
    el("bdi", "").with(content)
}

/// A name and what it is called.
pub(super) fn fact(name: &'static str, value: impl Content) -> El {
    row().with(el("dt", "").with(name)).with(el("dd", "").with(value))
}

/// A button that says what it does.
pub(super) fn button(class: &'static str, click: Callback<Event>, content: impl Content) -> El {
    el("button", class).click(click).with(content)
}

/// A button of a switch: pressed or not.
pub(super) fn pressed(on: bool, click: Callback<Event>, name: &'static str) -> El {
    el("button", "").set("aria-pressed", on).click(click).with(name)
}

/// A way to another place of the page; a link, so that it can be opened elsewhere too.
pub(super) fn way(dispatch: &Dispatch, link: Link, class: &'static str, content: impl Content) -> El {
    leading(el("a", class), dispatch, link).with(content)
}

/// Makes a link lead to another place of the page.
#[inline(never)]
pub(super) fn leading(element: El, dispatch: &Dispatch, link: Link) -> El {
    element.set("href", print(&link)).click(go(dispatch, link))
}

/// The key of an event of the keyboard.
pub(super) fn pressed_key(event: &Event) -> String {
    event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default()
}

/// Takes the files and folders that are dropped.
pub(super) fn dropped(take: impl Fn(Vec<(String, File)>) + Clone + 'static) -> Callback<DragEvent> {
    Callback::from(move |event: DragEvent| {
        event.prevent_default();
        let Some(transfer) = event.data_transfer() else { return };
        let (entries, files) = files::dropped(&transfer);
        let take = take.clone();
        wasm_bindgen_futures::spawn_local(async move { take(if entries.is_empty() { files } else { files::open(entries).await }) });
    })
}
