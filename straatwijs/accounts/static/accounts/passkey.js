// Passkeys. What the server asks for goes to the browser's own dialogue; its answer goes back in the form.
// Bytes travel as base64url text.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const withBytes = (list) => (list ?? []).map((item) => ({ ...item, id: bytes(item.id) }));

function creation(options, { alone }) {
  const asked = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
  asked.user = { ...asked.user, id: bytes(asked.user.id) };
  asked.excludeCredentials = withBytes(asked.excludeCredentials);
  asked.authenticatorSelection = {
    ...asked.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    userVerification: alone ? "required" : asked.authenticatorSelection?.userVerification,
  };
  return { publicKey: asked };
}

function request(options) {
  const asked = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
  asked.allowCredentials = withBytes(asked.allowCredentials);
  return { publicKey: asked };
}

function sendable(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = text(credential.response[part]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

const ask = {
  create: (form) =>
    navigator.credentials.create(creation(JSON.parse(form.dataset.options), { alone: form.elements.passwordless.checked })),
  get: (form) => navigator.credentials.get(request(JSON.parse(form.dataset.options))),
  login: async (form) => {
    const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
    if (!answer.ok) throw new Error("no options");
    return navigator.credentials.get(request((await answer.json()).request_options));
  },
};

async function submitted(event) {
  event.preventDefault();
  const form = event.target;
  const problem = form.querySelector("[data-problem]");
  problem.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(sendable(await ask[form.dataset.passkey](form)));
    form.submit();
  } catch {
    problem.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", submitted);
  }
}
