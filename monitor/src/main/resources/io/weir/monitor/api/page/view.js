
/* What each answer of the API looks like. */

const PAGE = 50;
const TEMPLATES = 25;

function bad(count) {
  return count > 0 ? "bad" : "";
}

function showStatus(status) {
  text("version", status.version);
  const good = status.ready && status.failing.length === 0;
  text("state", status.phase !== "running" || good ? status.phase
    : status.ready ? "running, something fails" : "running, not ready");
  id("state").className = "chip " + (good ? "good" : "bad");
  document.title = (good ? "" : "! ") + "Weir on " + location.hostname;
  id("notices").replaceChildren(...[...new Set([...status.notReady, ...status.failing])]
    .map((reason) => node("li", "notice", reason)));
  terms("totals", [
    ["flows/s", rate(status.flowsPerSecond)], ["datagrams/s", rate(status.datagramsPerSecond)],
    ["flows", number(status.flows)], ["datagrams", number(status.datagrams)], ["received", bytes(status.bytes)],
    ["exporters", number(status.exporters)], ["templates", number(status.templates)],
    ["fullest ring", status.ringPercent + " %", status.ringPercent >= 90 ? "bad" : ""],
    ["heap used", Math.round(100 * status.heapBytes / status.heapMaxBytes) + " %"],
    ["running for", lasting(status.uptimeSeconds)],
  ]);
  const losses = Object.entries(status.losses).filter(([, count]) => count > 0);
  terms("losses", losses.length === 0 ? [["nothing was lost", "0", "good"]]
    : losses.map(([place, count]) => [LOSSES[place] || place, number(count), "bad"]));
  if (!id("templates-part").open) {
    text("template-count", number(status.templates));
  }
  showListeners(status.listeners);
}

function showListeners(listeners) {
  const sum = (rows, of) => rows.reduce((all, row) => all + (of(row) || 0), 0);
  table("listeners", [["Listener", "name"], ["State"], ["Sockets", "number"], ["Workers", "number"],
    ["Waiting", "number"], ["Fullest ring", "number"], ["Kernel drops", "number"]],
  listeners.map((each) => [each.url, [each.open ? "open" : "closed", each.open ? "" : "bad"], each.sockets.length,
    each.workers.length, number(sum(each.workers, (worker) => worker.datagramsWaiting)),
    Math.max(0, ...each.workers.map((worker) => worker.ringPercent)) + " %",
    [number(sum(each.sockets, (socket) => socket.kernelDrops)),
      bad(sum(each.sockets, (socket) => socket.kernelDrops))]]), "no listener");
}

function showAlarms(answer, now) {
  text("alarm-count", answer.total > 0 ? number(answer.total) : "");
  const shown = answer.alarms.slice(-PAGE).reverse();
  const items = shown.map((each) => node("li", "", node("b", "bad", each.alarm), node("span", "code", each.exporter),
    node("span", "quiet", " for " + lasting((Date.parse(now) - Date.parse(each.since)) / 1000)), node("p", "", each.text),
    node("p", "quiet", each.action)));
  if (answer.total > shown.length) {
    items.push(node("li", "none quiet", "and " + number(answer.total - shown.length) + " more, see /api/alarms"));
  }
  const on = answer.kinds.filter((kind) => kind.threshold !== null).map((kind) => kind.alarm);
  if (answer.total === 0) {
    items.push(node("li", "none quiet", on.length === 0 ? "all are off" : "none; watched: " + on.join(", ")));
  }
  id("alarms").replaceChildren(...items);
}

function lossOf(exporter) {
  const sums = new Map();
  for (const each of exporter.sequences.filter((row) => row.lost > 0)) {
    sums.set(each.unit, (sums.get(each.unit) || 0) + each.lost);
  }
  const came = (unit) => unit === "datagrams"
    ? exporter.sequences.filter((row) => row.unit === unit).reduce((all, row) => all + row.datagrams, 0)
    : (unit === "flows" || unit === "records") && exporter.protocols.length === 1 ? exporter.flows : 0;
  const samples = (figure) => exporter.sequences.reduce((all, row) => all + (row.samples ? row.samples[figure] : 0), 0);
  if (samples("lost") > 0) {
    sums.set("samples", samples("lost"));
  }
  if (samples("dropped") > 0) {
    sums.set("samples dropped by agents", samples("dropped"));
  }
  return [...sums].map(([unit, lost]) => number(lost) + " " + unit
    + (came(unit) > 0 ? percent(lost, lost + came(unit)) : ""));
}

function samplingOf(exporter) {
  return exporter.samplingRate > 0 ? "1:" + number(exporter.samplingRate) + " ("
    + (exporter.samplingSource === "busy" ? "worker busy" : exporter.samplingSource) + ")"
    : "unknown";
}

function refusalsOf(exporter) {
  return Object.entries(exporter.refusals).map(([reason, count]) => reason + " " + number(count));
}

function showExporters(page, alarms, now) {
  text("exporter-count", page.total === 0 ? "" : page.total > page.exporters.length
    ? number(page.offset + 1) + "–" + number(page.offset + page.exporters.length) + " of " + number(page.total)
    : number(page.total));
  id("before").disabled = page.offset === 0;
  id("after").disabled = page.offset + page.exporters.length >= page.total;
  const raised = (each) => alarms.filter((one) => one.exporter === each.address && one.listener === each.listener);
  table("exporters", [["Exporter", "name"], ["Protocol"], ["Flows/s", "number"], ["Flows", "number"], ["Last seen"],
    ["Templates", "number"], ["Sampling"], ["Wire loss"], ["Clock"], ["Refusals"]],
  page.exporters.map((each) => {
    const loss = lossOf(each);
    const refusals = refusalsOf(each);
    return [node("span", "", each.address + " ", ...raised(each).map((one) => node("span", "tag bad", one.alarm))),
      each.protocols.join(", ") || "–", rate(each.flowsPerSecond), number(each.flows),
      each.datagrams > 0 ? ago(each.lastSeen, now) : "before the start", number(each.templates), samplingOf(each), [list(loss), bad(loss.length)],
      [skew(each.clockSkewMs), Math.abs(each.clockSkewMs) > 60000 ? "bad" : ""],
      [list(refusals), bad(refusals.length)]];
  }), "no exporter yet: is a device sending to one of the listeners below?");
}

function showSinks(answer, now) {
  table("sinks", [["Sink", "name"], ["State"], ["Delivered", "number"], ["Waiting", "number"], ["On disk", "number"],
    ["Dropped", "number"], ["Failed", "number"], ["When full"], ["Last error"]],
  answer.sinks.map((each) => [each.name, [each.state, each.state === "ok" ? "good" : "bad"], number(each.delivered),
    number(each.waiting), number(each.spooled), [number(each.dropped), bad(each.dropped)],
    [number(each.failed), bad(each.failed)], each.whenFull,
    each.lastErrorAt === null ? "–" : node("span", each.state === "ok" ? "quiet" : "",
      (each.state === "ok" ? "over: " : "") + each.lastError + " (" + ago(each.lastErrorAt, now) + ")")]), "no sink");
  id("stages-table").hidden = answer.stages.length === 0;
  table("stages", [["Stage", "name"], ["Passed", "number"], ["Left out", "number"], ["Failed", "number"]],
    answer.stages.map((each) => [each.name, number(each.passed), number(each.filtered),
      [number(each.failed), bad(each.failed)]]), "");
}

function showErrors(answer, now) {
  text("error-count", answer.errors.length > 0 ? number(answer.errors.length) : "");
  table("errors", [["About", "name"], ["Kind"], ["Count", "number"], ["Last"], ["Newest in words"]],
    answer.errors.slice(0, PAGE).map((each) => [each.subject || "Weir", node("span", "code", each.event),
      number(each.count), ago(each.last, now), each.text]), "none");
}

function showTemplates(page) {
  text("template-count", page.total > page.templates.length ? number(page.offset + 1) + "–"
    + number(page.offset + page.templates.length) + " of " + number(page.total) : number(page.total));
  id("templates-before").disabled = page.offset === 0;
  id("templates-after").disabled = page.offset + page.templates.length >= page.total;
  const key = (each) => [each.exporter, each.port, each.version, each.domain, each.id].join("/");
  const open = new Set([...id("templates").querySelectorAll("details[open]")].map((each) => each.dataset.key));
  const field = (each) => (each.name || "element " + (each.enterprise > 0 ? each.enterprise + "/" : "") + each.id)
    + (each.length === 65535 ? ", variable length" : ", " + each.length + " B") + (each.scope ? ", scope" : "");
  id("templates").replaceChildren(...page.templates.map((each) => {
    const made = node("details", "", node("summary", "", each.exporter + " " + version(each.version) + " domain "
      + each.domain + " template " + each.id + (each.options ? " (options)" : ""),
    node("span", "count", " " + each.fields.length + " fields, received " + number(each.received) + "×"),
    ...each.unconfirmed ? [node("span", "tag warn", "unconfirmed")] : []),
    node("ol", "", ...each.fields.map((one) => node("li", "", field(one)))));
    made.dataset.key = key(each);
    made.open = open.has(made.dataset.key);
    return made;
  }));
}

function showConfig(answer) {
  table("config", [["Setting", "name"], ["Value"], ["From"]], answer.settings.map((each) => [each.name,
    node("span", "code", each.value === "" ? "(empty)" : each.value),
    each.given ? "you" : node("span", "quiet", "default")]), "");
}
