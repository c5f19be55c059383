"use strict";
(() => {
  const root = document.documentElement;
  const form = document.getElementById("filters");
  const findings = [...document.querySelectorAll("article.finding")];
  const sections = [...document.querySelectorAll("section.file")];
  const toggles = [...form.querySelectorAll("[data-severity]")];
  const links = new Map([...document.querySelectorAll("nav a")].map((link) => [link.getAttribute("href"), link]));
  const shown = document.getElementById("shown");
  const nothing = document.querySelector(".nothing");
  const texts = new Map();

  // What can be searched of a finding: read once, when somebody searches.
  const textOf = (finding) => {
    let text = texts.get(finding);
    if (text === undefined) {
      const parts = finding.querySelectorAll(".message, .rule, .place, .fix");
      text = [...parts].map((part) => part.textContent).join("\n").toLowerCase();
      texts.set(finding, text);
    }
    return text;
  };

  const field = (name) => form.elements.namedItem(name);
  const valueOf = (name) => field(name)?.value ?? "";
  // What a finding may have several of is numbered in the order of the list.
  const numberOf = (name) => {
    const list = field(name);
    return list && list.selectedIndex > 0 ? String(list.selectedIndex - 1) : "";
  };
  const isAmong = (number, numbers) => number === "" || (numbers ?? "").split(" ").includes(number);
  const severities = () =>
    new Set(toggles.filter((toggle) => toggle.getAttribute("aria-pressed") === "true").map((toggle) => toggle.dataset.severity));

  const apply = () => {
    const wanted = severities();
    const words = valueOf("text").toLowerCase().split(/\s+/).filter((word) => word !== "");
    const rule = valueOf("rule");
    const file = valueOf("file");
    const about = numberOf("about");
    const environment = numberOf("environment");
    const fixable = field("fixable")?.checked ?? false;
    let count = 0;
    for (const finding of findings) {
      const data = finding.dataset;
      const fits = wanted.has(data.severity)
        && (rule === "" || data.rule === rule)
        && (file === "" || data.file === file)
        && isAmong(about, data.about)
        && isAmong(environment, data.environments)
        && (!fixable || data.fixable === "yes")
        && words.every((word) => textOf(finding).includes(word));
      finding.hidden = !fits;
      if (fits) count += 1;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("article.finding:not([hidden])");
      const link = links.get("#" + section.id);
      if (link) link.hidden = section.hidden;
    }
    if (findings.length > 0) nothing.hidden = count > 0;
    shown.textContent = count === findings.length ? "" : count + " of " + findings.length;
  };

  // The filters live in the address, so that a view can be shared.
  const names = ["text", "rule", "file", "about", "environment"];
  const remember = () => {
    const state = new URLSearchParams();
    const wanted = severities();
    if (wanted.size < toggles.length) state.set("severity", [...wanted].join(","));
    for (const name of names) if (valueOf(name) !== "") state.set(name, valueOf(name));
    if (field("fixable")?.checked) state.set("fixable", "yes");
    const hash = state.toString();
    try {
      history.replaceState(null, "", hash === "" ? location.pathname + location.search : "#" + hash);
    } catch {
      // A page within another may not have an address of its own.
    }
  };
  const recall = () => {
    if (!location.hash.includes("=")) return false;
    const state = new URLSearchParams(location.hash.slice(1));
    const wanted = state.get("severity")?.split(",");
    for (const toggle of toggles) {
      toggle.setAttribute("aria-pressed", String(!wanted || wanted.includes(toggle.dataset.severity)));
    }
    for (const name of names) if (field(name)) field(name).value = state.get(name) ?? "";
    if (field("fixable")) field("fixable").checked = state.get("fixable") === "yes";
    return true;
  };
  const changed = () => { apply(); remember(); };
  const toggle = (button) => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    changed();
  };
  const reset = () => {
    for (const button of toggles) button.setAttribute("aria-pressed", "true");
    // The fields are cleared after the event.
    setTimeout(changed, 0);
  };

  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", reset);
  for (const button of toggles) button.addEventListener("click", () => toggle(button));

  // A link into what a filter hides shows it again.
  const follow = () => {
    if (recall()) return apply();
    const target = document.getElementById(location.hash.slice(1));
    if (target?.closest("[hidden]")) { form.reset(); setTimeout(() => target.scrollIntoView(), 10); }
    if (target?.matches("article")) target.focus({ preventScroll: true });
  };
  addEventListener("hashchange", follow);

  const themes = ["auto", "light", "dark"];
  const themeButton = document.getElementById("theme");
  const useTheme = (theme) => {
    if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
    themeButton.textContent = "Theme: " + theme;
    themeButton.dataset.current = theme;
  };
  const nextTheme = () => {
    const theme = themes[(themes.indexOf(themeButton.dataset.current) + 1) % themes.length];
    useTheme(theme);
    try { localStorage.setItem("stacklint-theme", theme); } catch { /* Not everywhere is there a store. */ }
  };
  let stored = "auto";
  try { stored = localStorage.getItem("stacklint-theme") ?? "auto"; } catch { /* See above. */ }
  useTheme(themes.includes(stored) ? stored : "auto");
  themeButton.addEventListener("click", nextTheme);

  const keys = [
    ["j, k", "next and previous finding"], ["n, p", "next and previous step of its data flow"], ["o", "documentation of the rule"], ["/", "search"],
    ["1, 2, 3", "show or hide errors, warnings, notes"], ["r", "show all"], ["t", "light or dark"], ["?", "this list"],
  ];
  const help = document.createElement("dialog");
  const list = help.appendChild(document.createElement("dl"));
  for (const [key, meaning] of keys) {
    list.appendChild(document.createElement("dt")).textContent = key;
    list.appendChild(document.createElement("dd")).textContent = meaning;
  }
  help.setAttribute("aria-label", "Keys");
  document.body.appendChild(help);
  const showKeys = () => { if (!help.open) help.showModal(); };
  help.addEventListener("click", () => help.close());
  document.getElementById("keys").addEventListener("click", showKeys);

  const current = () => document.activeElement?.closest?.("article.finding") ?? null;
  const move = (step) => {
    const visible = findings.filter((finding) => !finding.hidden);
    if (visible.length === 0) return;
    const here = visible.indexOf(current());
    const next = here < 0 ? (step > 0 ? 0 : visible.length - 1) : Math.min(Math.max(here + step, 0), visible.length - 1);
    visible[next].focus({ preventScroll: true });
    visible[next].scrollIntoView({ block: "start" });
  };
  // Through the steps of the finding that has the focus, and back to itself before the first.
  const step = (by) => {
    const finding = current();
    const flow = finding?.querySelector("details.flow");
    if (!flow) return;
    const steps = [...flow.querySelectorAll("li")];
    const here = steps.indexOf(document.activeElement.closest("li"));
    const next = Math.min(here + by, steps.length - 1);
    flow.open = true;
    const target = next < 0 ? finding : steps[next];
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target;
    if (target instanceof Element && target.matches("input, select, textarea")) {
      if (event.key === "Escape") target.blur();
      return;
    }
    if (help.open) { if (event.key === "?") help.close(); return; }
    switch (event.key) {
      case "j": move(1); break;
      case "k": move(-1); break;
      case "n": step(1); break;
      case "p": step(-1); break;
      case "o": current()?.querySelector("a.rule")?.click(); break;
      case "/": field("text").focus(); break;
      case "1": case "2": case "3": toggle(toggles[Number(event.key) - 1]); break;
      case "r": form.reset(); break;
      case "t": nextTheme(); break;
      case "?": showKeys(); break;
      default: return;
    }
    event.preventDefault();
  });

  for (const element of [form, themeButton, document.getElementById("keys")]) element.hidden = false;
  follow();
})();
