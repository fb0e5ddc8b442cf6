//! Components in a real browser: the page answers, the address follows, what is kept is kept.
#![cfg(target_arch = "wasm32")]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use dateline::explore::Holding;
use dateline::model::{Bundle, read_article, read_bundle};
use dateline::ui::{App, AppProps, Same};
use dateline::web::store::{self, Kept};
use dateline::web::{location, page};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

const ARTICLE: &str = r#"{"title": "Third day", "publisher": "The Invented Post", "language": "en", "published": "2017-03-05",
  "sources": [{"id": "a", "name": "a baker", "kind": "anonymous"}, {"id": "b", "name": "Ivo Marrenden", "kind": "person"}],
  "statements": [
    {"form": "direct", "wording": "verbatim", "content": [{"quote": "No flour, no bread."}], "source": "a", "region": "A", "said": "2017-03-04"},
    {"form": "indirect", "wording": "verbatim", "content": ["The ferry sails on Monday."], "source": "b", "region": "B", "said": "2017-03-05"},
    {"form": "indirect", "wording": "verbatim", "content": ["Nobody knows."], "source": "a"}]}"#;

fn bundle() -> Bundle {
    let text = r#"{"format": 1, "others": [], "articles": [],
      "collection": {"id": "test", "title": "Test", "invented": true, "regions": [{"code": "A", "name": "Ansel"}, {"code": "B", "name": "Berth"}]},
      "map": {"width": 100, "height": 100, "regions": [
        {"code": "A", "path": "M0 0l50 0 0 50 -50 0z", "label": {"code": "A", "text": "Ansel", "at": [25, 25]}},
        {"code": "B", "path": "M50 50l50 0 0 50 -50 0z", "label": {"code": "B", "text": "", "at": [75, 75]}}]}}"#;
    let mut bundle = read_bundle("test", text).expect("a bundle");
    bundle.articles.push(read_article("third-day.json", "third-day", ARTICLE).expect("an article"));
    bundle
}

/// Lets what is due happen, until something holds; the test fails if it never does.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..400 {
        if holds() {
            return;
        }
        let wait = js_sys::Promise::new(&mut |resolve, _| {
            let window = page::window().expect("a window");
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 5).expect("a timer");
        });
        JsFuture::from(wait).await.expect("a tick");
    }
    panic!("never: {what}");
}

fn find(selector: &str) -> Option<Element> {
    page::document()?.query_selector(selector).ok()?
}

fn click(selector: &str) {
    find(selector).unwrap_or_else(|| panic!("{selector}")).unchecked_into::<HtmlElement>().click();
}

fn status_is(text: &str) -> bool {
    find("[role=status]").and_then(|s| s.text_content()).as_deref() == Some(text)
}

async fn open(fragment: &str) -> yew::AppHandle<App> {
    // Each test begins at its own address, whatever those before left there. Back and Forward are tested end to end.
    location::replace(if fragment.is_empty() { "#/quotes" } else { fragment });
    let document = page::document().expect("a document");
    let host = document.create_element("div").expect("an element");
    document.body().expect("a body").append_child(&host).expect("appended");
    let props = AppProps { bundle: Same::new(Holding::whole(bundle())), fragment: fragment.to_owned().into() };
    let handle = yew::Renderer::<App>::with_root_and_props(host, props).render();
    until("the page is there", || find("#app").is_some()).await;
    handle
}

async fn close(app: yew::AppHandle<App>) {
    app.destroy();
    until("the page is gone", || find("#app").is_none()).await;
}

#[wasm_bindgen_test]
async fn a_checkbox_narrows_and_the_address_says_so() {
    let app = open("").await;
    assert!(status_is("3 of 3 statements"));
    click("input[aria-label='Ansel, 1 statement']");
    until("one statement is left", || status_is("1 of 3 statements")).await;
    until("the address says so", || location::fragment() == "#/quotes?region=A").await;
    let pressed = find("[role=button][aria-label='Ansel, 1 statement']").and_then(|r| r.get_attribute("aria-pressed"));
    assert_eq!(pressed.as_deref(), Some("true"));
    assert!(find("input[aria-label='Berth, 1 statement']").is_some(), "a filter does not count under itself");
    click("input[aria-label='Ansel, 1 statement']");
    until("a second click takes it back", || status_is("3 of 3 statements")).await;
    until("the address says so", || location::fragment() == "#/quotes").await;
    close(app).await;
}

#[wasm_bindgen_test]
async fn typing_filters_at_once_and_marks_what_was_found() {
    let app = open("").await;
    let field: HtmlInputElement = find("#search").expect("a search field").unchecked_into();
    field.set_value("FLOUR");
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    field.dispatch_event(&web_sys::Event::new_with_event_init_dict("input", &init).expect("an event")).expect("sent");
    until("one statement is left", || status_is("1 of 3 statements")).await;
    assert_eq!(find("mark").and_then(|m| m.text_content()).as_deref(), Some("flour"));
    close(app).await;
}

#[wasm_bindgen_test]
async fn a_link_opens_what_it_says() {
    let app = open("#/quotes?kind=person&form=indirect").await;
    assert!(status_is("1 of 3 statements"));
    close(app).await;
    let app = open("#/article/third-day").await;
    until("the article", || find("h1").and_then(|h| h.text_content()).as_deref() == Some("Third day")).await;
    close(app).await;
}

#[wasm_bindgen_test]
async fn what_is_kept_comes_back_until_it_is_removed() {
    let kept = |name: &str| Kept { name: name.into(), text: ARTICLE.into() };
    store::keep(&[kept("one.json"), kept("two.json")]).await.expect("kept");
    store::keep(&[kept("two.json")]).await.expect("kept again");
    let names = |all: Vec<Kept>| all.into_iter().map(|k| k.name).collect::<Vec<_>>();
    assert_eq!(names(store::all().await.expect("read")), ["one.json", "two.json"]);
    store::forget(&["one.json".into(), "none.json".into()]).await.expect("forgotten");
    assert_eq!(store::all().await.expect("read"), [kept("two.json")]);
    store::forget(&["two.json".into()]).await.expect("forgotten");
    assert_eq!(store::all().await.expect("read"), []);
}
