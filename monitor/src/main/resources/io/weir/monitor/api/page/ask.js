
/* Asks every few seconds while somebody looks, and says how old the answers are. */

const PAUSE_MS = 3000;
const LONGEST_MS = 10000;
const KEY = "weir-token";
const at = { exporters: 0, templates: 0 };
let timer = 0;
let asking = false;
let again = false;
let lastMs = 0;
let failure = "";

class Refused extends Error {}

/* An address may bring the token, #token=TOKEN; it is taken out of what the browser shows and remembers. */
function takeToken() {
  const brought = location.hash.match(/^#token=(.+)$/);
  if (brought) {
    sessionStorage.setItem(KEY, brought[1]);
    history.replaceState(null, "", location.pathname);
  }
}

async function ask(path) {
  const token = sessionStorage.getItem(KEY);
  const answer = await fetch("/api/" + path, {
    headers: token ? { Authorization: "Bearer " + token } : {}, cache: "no-store", credentials: "omit",
    signal: AbortSignal.timeout(LONGEST_MS),
  });
  if (answer.status === 401) {
    throw new Refused(token ? "That is not the token." : "");
  }
  if (!answer.ok) {
    throw new Error((await answer.text()).trim() || "status " + answer.status);
  }
  return answer.json();
}

function exportersPath() {
  const address = id("address").value.trim();
  return "exporters?limit=" + PAGE + "&offset=" + at.exporters + "&sort=" + id("sort").value
    + (address ? "&address=" + encodeURIComponent(address) : "");
}

async function refresh() {
  const [status, alarms, exporters, sinks, errors, templates, config] = await Promise.all([ask("status"),
    ask("alarms"), ask(exportersPath()), ask("sinks"), ask("errors"),
    id("templates-part").open ? ask("templates?limit=" + TEMPLATES + "&offset=" + at.templates) : null,
    id("config-part").open ? ask("config") : null]);
  lastMs = Date.now();
  failure = "";
  id("login").hidden = true;
  id("data").hidden = false;
  // Nobody can copy a text that is replaced every few seconds.
  if (!getSelection().isCollapsed) {
    return;
  }
  showStatus(status);
  showAlarms(alarms, status.now);
  showExporters(exporters, alarms.alarms, status.now);
  showSinks(sinks, status.now);
  showErrors(errors, status.now);
  if (templates) {
    showTemplates(templates);
  }
  if (config) {
    showConfig(config);
  }
}

function refused(reason) {
  sessionStorage.removeItem(KEY);
  failure = "a token is needed";
  text("refused", reason);
  id("refused").hidden = !reason;
  id("login").hidden = false;
  id("data").hidden = true;
  id("token").focus();
}

async function turn() {
  clearTimeout(timer);
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    await refresh();
  } catch (e) {
    if (e instanceof Refused) {
      refused(e.message);
    } else {
      failure = e instanceof TypeError || e.name === "TimeoutError" ? "Weir does not answer" : e.message;
    }
  }
  asking = false;
  age();
  if (again) {
    again = false;
    turn();
  } else if (!document.hidden && id("login").hidden) {
    timer = setTimeout(turn, PAUSE_MS);
  }
}

function age() {
  const seconds = Math.round((Date.now() - lastMs) / 1000);
  const last = lastMs === 0 ? "" : "last seen " + lasting(seconds) + " ago";
  text("seen", failure ? [failure, last].filter(Boolean).join(", ") : last || "asking…");
  id("seen").className = failure ? "bad" : "";
  id("data").classList.toggle("old", failure !== "");
  if (failure && lastMs > 0) {
    text("state", "?");
    id("state").className = "chip bad";
  }
}

function turnPage(part, step) {
  at[part] = Math.max(0, at[part] + step);
  turn();
}

id("login").addEventListener("submit", (event) => {
  event.preventDefault();
  sessionStorage.setItem(KEY, id("token").value.trim());
  id("token").value = "";
  id("login").hidden = true;
  turn();
});
id("exporter-choice").addEventListener("submit", (event) => event.preventDefault());
for (const name of ["sort", "address"]) {
  id(name).addEventListener("change", () => turnPage("exporters", -at.exporters));
}
id("before").addEventListener("click", () => turnPage("exporters", -PAGE));
id("after").addEventListener("click", () => turnPage("exporters", PAGE));
id("templates-before").addEventListener("click", () => turnPage("templates", -TEMPLATES));
id("templates-after").addEventListener("click", () => turnPage("templates", TEMPLATES));
for (const name of ["templates-part", "config-part"]) {
  id(name).addEventListener("toggle", turn);
}
document.addEventListener("visibilitychange", () => document.hidden ? clearTimeout(timer) : turn());
addEventListener("hashchange", () => {
  takeToken();
  turn();
});
setInterval(age, 1000);
takeToken();
turn();
