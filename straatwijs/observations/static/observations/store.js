// The phone's store: entries (to send), receipts (what came back), settings (the key of the words, the server's wait).

// An upgrade only adds: a store that is dropped is a note lost. Never change a step, append one.
export const steps = [
  database => {
    database.createObjectStore("entries", { keyPath: "id" });
    database.createObjectStore("receipts", { keyPath: "id" });
    database.createObjectStore("settings");
  },
];

let opening;

function connect(version) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("straatwijs", version);
    // Safari sometimes never answers.
    const timer = setTimeout(() => reject(new Error("no answer")), 5000);
    request.onupgradeneeded = event => steps.slice(event.oldVersion).forEach(step => step(request.result, request.transaction));
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error);
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      const database = request.result;
      // The browser may close it when it likes, and another tab may need to upgrade: the next use opens it again.
      database.onclose = () => (opening = null);
      database.onversionchange = () => {
        database.close();
        opening = null;
      };
      resolve(database);
    };
  });
}

// A page of before an upgrade still works: what is newer has only more.
const open = () =>
  (opening =
    opening ||
    connect(steps.length)
      .catch(error => (error.name === "VersionError" ? connect() : Promise.reject(error)))
      .catch(error => {
        opening = null;
        throw error;
      }));

function transact(database, names, mode, work) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(names, mode, { durability: "strict" });
    let request;
    transaction.oncomplete = () => resolve(request && request.result);
    transaction.onabort = () => reject(transaction.error || new DOMException("", "AbortError"));
    try {
      request = work(...names.map(name => transaction.objectStore(name)));
    } catch (error) {
      // All of it or nothing.
      reject(error);
      transaction.abort();
    }
  });
}

// One transaction over the named stores; gives the result of the request that `work` returns, once it is on disk.
export async function within(names, mode, work, last) {
  try {
    return await transact(await open(), names, mode, work);
  } catch (error) {
    if (last || (error.name !== "InvalidStateError" && error.name !== "AbortError")) throw error;
    // Closed under our hands: once more, with a new connection.
    opening = null;
    return within(names, mode, work, true);
  }
}

export const read = (name, work) => within([name], "readonly", work);
export const write = (name, work) => within([name], "readwrite", work);
