// The reader's own place, kept in this browser and nowhere else.

const key = "tarif-place";

export function kept() {
  try {
    const id = localStorage.getItem(key) || "";
    return /^[a-z0-9-]+$/.test(id) ? id : "";
  } catch (e) {
    return "";
  }
}

/** @param {string} id */
export function keep(id) {
  try {
    if (id) localStorage.setItem(key, id);
    else localStorage.removeItem(key);
  } catch (e) { /* then it is not kept */ }
}
