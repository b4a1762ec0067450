// Reloads the list of findings after any load. Each event is a version of the
// site; the first is sent at once, so that a browser that was asleep, or a
// restarted server, is noticed too.
(function () {
  "use strict";
  new EventSource("/_tarif/events?all").onmessage = function (event) {
    if (event.data !== tarifServe.shown) location.reload();
  };
})();
