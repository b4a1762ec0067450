// Reloads a page of the site after a good load; a bad one only changes the bar.
(function () {
  "use strict";
  var last = "";
  var bar = document.createElement("div");
  bar.id = "tarif-bar";
  bar.lang = tarifServe.lang;
  var style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_tarif/bar.css";
  document.head.appendChild(style);
  document.body.insertBefore(bar, document.body.firstChild);
  new EventSource("/_tarif/events?all").onmessage = function (event) {
    var version = event.data.split(" ");
    if (version[1] !== tarifServe.shown && location.pathname.indexOf("/_tarif/before/") !== 0) {
      location.reload();
      return;
    }
    if (event.data === last) return;
    last = event.data;
    fetch("/_tarif/bar?at=" + encodeURIComponent(location.pathname)).then(function (answer) {
      return answer.text();
    }).then(function (html) {
      bar.innerHTML = html;
    });
  };
})();
