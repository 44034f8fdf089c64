#!/usr/bin/env node
// Starts the command: the bundle beside this file in the published package, the sources in a
// clone. In the syntax of 2015, so that an old Node reads it far enough to say what is wrong.
"use strict";

var fs = require("fs");
var path = require("path");

var oldest = [22, 12];
var version = process.versions.node.split(".").map(Number);
var recent = version[0] > oldest[0] || (version[0] === oldest[0] && version[1] >= oldest[1]);
var bundle = path.join(__dirname, "outlay.mjs");
var published = fs.existsSync(bundle);
// A bundle built in a clone grows old as its sources and prices change: there they are what runs.
var inClone = path.join(__dirname, "..", "packages", "cli", "bin", "outlay.cjs");

// Node prints a warning when both are set. Here NO_COLOR wins.
if (process.env.NO_COLOR) delete process.env.FORCE_COLOR;

function start(file) {
  var nodeModule = require("module");
  // Keeps compiled code between runs, which halves the time to the first line.
  if (nodeModule.enableCompileCache) nodeModule.enableCompileCache();
  import(require("url").pathToFileURL(file).href).catch(function (error) {
    console.error(error);
    process.exitCode = 1;
  });
}

/** In a clone the Node that the lockfile pins runs the TypeScript sources, whatever runs this. */
function startPinned() {
  var modules = path.join(__dirname, "..", "..", "..", "node_modules");
  var binary = process.platform === "win32" ? "node.exe" : "node";
  var pinned = path.join(modules, "node", "bin", binary);
  if (!fs.existsSync(pinned)) {
    console.error("outlay: run `npm ci` in the folder of the project first.");
    process.exitCode = 1;
    return;
  }
  var args = [__filename].concat(process.argv.slice(2));
  var child = require("child_process").spawn(pinned, args, { stdio: "inherit" });
  // What is sent to this process alone is meant for the command. Ctrl-C reaches both, so the child is
  // given time to decide by itself.
  process.on("SIGINT", function () {
    setTimeout(function () {
      child.kill("SIGINT");
    }, 300).unref();
  });
  ["SIGTERM", "SIGHUP"].forEach(function (name) {
    process.on(name, function () {
      child.kill(name);
    });
  });
  child.on("exit", function (code, signal) {
    process.exitCode = signal ? 128 + (require("os").constants.signals[signal] || 2) : code;
  });
}

if (published && fs.existsSync(inClone)) {
  require(inClone);
} else if (published && !recent) {
  console.error(
    "outlay: needs Node " +
      oldest.join(".") +
      " or newer; this is Node " +
      process.versions.node +
      ".",
  );
  process.exitCode = 1;
} else if (published) {
  start(bundle);
} else if (version[0] >= 24) {
  start(path.join(__dirname, "..", "src", "main.ts"));
} else {
  startPinned();
}
