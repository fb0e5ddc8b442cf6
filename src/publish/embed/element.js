// <dateline-explorer src="https://example.org/quotes/" selection="region=KP-10&from=2019" view="list" label="…">
//
// A Dateline explorer in a page of another site, in a frame of its own.
//   src        the address of the site: the folder that holds index.html
//   selection  what of its link stands after "?"; changes when the reader selects something else
//   view       list, map, timeline or quote
//   label      the frame's title, for screen readers
// The property `selection` takes and gives a plain object, { region: ["KP-10"], from: "2019" }, or the words of the attribute.
// The event "selectionchange" tells of every change; its detail is { selection, link }.
customElements.get('dateline-explorer') || customElements.define('dateline-explorer', class extends HTMLElement {
  static observedAttributes = ['src', 'selection', 'view', 'label'];
  #frame = document.createElement('iframe');
  #selection = {};
  #told = null;
  #wanted = null;
  #here = false;
  #hear = ({ source, data }) => {
    if (source !== this.#frame.contentWindow || !data || data.type !== 'dateline') return;
    if (data.height > 0) this.#frame.style.height = Math.ceil(data.height) + 'px';
    if (this.#wanted) {
      this.#told ??= data.link;
      this.#send(this.#wanted);
      this.#wanted = null;
      return;
    }
    if (data.link === this.#told) return;
    const first = this.#told === null;
    this.#told = data.link;
    this.#selection = data.selection || {};
    const words = data.link.split('?')[1] || '';
    if (this.getAttribute('selection') !== words && !first) this.setAttribute('selection', words);
    if (!first) this.dispatchEvent(new CustomEvent('selectionchange', { bubbles: true, detail: { selection: this.selection, link: data.link } }));
  };
  constructor() {
    super();
    this.#frame.scrolling = 'no';
    this.#frame.style.cssText = 'display:block;width:100%;height:480px;border:0';
    this.#frame.loading = 'lazy';
    this.#frame.referrerPolicy = 'no-referrer';
    this.attachShadow({ mode: 'open' }).append(this.#frame);
  }
  connectedCallback() {
    this.#here = true;
    addEventListener('message', this.#hear);
    this.#load();
  }
  disconnectedCallback() {
    this.#here = false;
    removeEventListener('message', this.#hear);
  }
  attributeChangedCallback(name, before, now) {
    // While an element becomes one of these, its attributes come before it is here.
    if (before === now || !this.#here) return;
    if (name === 'label') this.#frame.title = now || 'Quotations';
    else if (name !== 'selection') this.#load();
    else if (now !== ((this.#told || '').split('?')[1] || '')) this.#send({ link: '#/quotes?' + (now || '') });
  }
  #load() {
    this.#frame.title = this.getAttribute('label') || 'Quotations';
    const src = this.getAttribute('src');
    if (!src) return;
    let at;
    try { at = new URL(src, document.baseURI); } catch { return; }
    if (!/^https?:$/.test(at.protocol)) return;
    at.search = '?embed=' + encodeURIComponent(this.getAttribute('view') || 'list');
    at.hash = '#/quotes?' + (this.getAttribute('selection') || '');
    this.#told = null;
    this.#frame.src = at.href;
  }
  #send(what) {
    if (this.#told === null) this.#wanted = what;
    this.#frame.contentWindow?.postMessage({ type: 'dateline', ...what }, '*');
  }
  get selection() {
    return structuredClone(this.#selection);
  }
  set selection(value) {
    if (typeof value === 'string') this.setAttribute('selection', value);
    else this.#send({ selection: value || {} });
  }
});
