
"use strict";

/* Figures in words. */

const grouped = new Intl.NumberFormat("en-GB");
const short = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });

function number(value) {
  return grouped.format(value);
}

function rate(value) {
  return value >= 100 ? grouped.format(Math.round(value)) : short.format(value);
}

function bytes(value) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
  let at = 0;
  let left = value;
  while (left >= 1024 && at < units.length - 1) {
    left /= 1024;
    at++;
  }
  return (at === 0 ? left : left.toFixed(1)) + " " + units[at];
}

/* A length of time, with at most two units. */
function lasting(seconds) {
  const all = Math.abs(seconds);
  if (all < 60) {
    return (all < 10 && all % 1 !== 0 ? all.toFixed(1) : Math.round(all)) + " s";
  }
  const whole = Math.round(all);
  if (whole < 3600) {
    return Math.floor(whole / 60) + " min " + whole % 60 + " s";
  }
  if (whole < 86400) {
    return Math.floor(whole / 3600) + " h " + Math.floor(whole % 3600 / 60) + " min";
  }
  return number(Math.floor(whole / 86400)) + " d " + Math.floor(whole % 86400 / 3600) + " h";
}

function ago(time, now) {
  return lasting(Math.max(0, (Date.parse(now) - Date.parse(time)) / 1000)) + " ago";
}

function percent(part, whole) {
  return whole > 0 ? " (" + short.format(100 * part / whole) + " %)" : "";
}

function version(number) {
  return number === 10 ? "IPFIX" : "v" + number;
}

function skew(ms) {
  if (Math.abs(ms) < 2000) {
    return lasting(ms / 1000);
  }
  return lasting(ms / 1000) + (ms > 0 ? " behind" : " ahead");
}

const LOSSES = {
  kernel: "dropped by the kernel", ring_full: "rings full", ring_share: "over the share of a ring",
  no_buffer: "no large buffer", stopping: "while stopping", refused: "refused by the lists", limited: "over the limit",
  malformed: "malformed datagrams", sets_refused: "sets refused", sets_late: "sets without template",
  sink_dropped: "dropped by sinks", sink_failed: "failed in sinks", missing_v5: "v5 flows missing on the way",
  missing_v9: "v9 datagrams missing on the way", missing_ipfix: "IPFIX records missing on the way",
};
