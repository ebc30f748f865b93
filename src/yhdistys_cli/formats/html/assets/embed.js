// A part of a site within another page, without a frame: <yhdistys-osa><a href="…/vuosikello.html#list">…</a></yhdistys-osa>
// It shows the section that the link leads to, in the styles of the page around it. Without scripts the link stays.
customElements.define("yhdistys-osa", class extends HTMLElement {
  async connectedCallback() {
    const link = this.querySelector("a[href]");
    if (!link || this.dataset.shown) return;
    this.dataset.shown = "1";
    try {
      const url = new URL(link.href);
      const answer = await fetch(url, { credentials: "omit" });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = url.hash && page.getElementById(url.hash.slice(1));
      const part = found ? found.closest("section") || found : page.querySelector("main");
      part.querySelectorAll("script, form, button, svg").forEach((element) => element.remove());
      part.querySelectorAll("[href]").forEach((element) =>
        element.setAttribute("href", new URL(element.getAttribute("href"), url)));
      part.lang = part.lang || page.documentElement.lang;
      this.replaceChildren(part);
    } catch {
      // The link stays.
    }
  }
});
