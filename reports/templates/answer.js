document.getElementById("answer").addEventListener("submit", function (event) {
  event.preventDefault();
  var lines = [document.title, ""];
  this.querySelectorAll("tbody tr").forEach(function (row) {
    var told = [];
    row.querySelectorAll("input").forEach(function (field) {
      if (field.value.trim()) told.push(field.dataset.label + ": " + field.value.trim());
    });
    var asked = row.querySelector("input[type=hidden]");
    if (told.length > (asked ? 1 : 0)) lines.push(told.join("\n"), "");
  });
  window.location.href = "mailto:" + encodeURIComponent(this.dataset.to) +
    "?subject=" + encodeURIComponent("Re: " + document.title) +
    "&body=" + encodeURIComponent(lines.join("\n"));
});
