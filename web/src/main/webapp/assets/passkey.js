// Asks for a passkey (WebAuthn) when a button is pressed, and sends it with the form of the button. Without it, pages ask for codes.
(function () {
  function bytes(text) {
    return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), function (c) { return c.charCodeAt(0); });
  }

  function text(buffer) {
    return btoa(String.fromCharCode.apply(null, new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function known(asked) {
    return (asked.credentials || '').split(' ').filter(Boolean).map(function (id) { return { type: 'public-key', id: bytes(id) }; });
  }

  // The fields of the JSON of WebAuthn that the server reads.
  function json(credential, parts) {
    var response = {};
    Object.keys(parts).forEach(function (name) { response[name] = text(parts[name]); });
    return JSON.stringify({ id: credential.id, type: credential.type, response: response });
  }

  function make(asked) {
    return navigator.credentials.create({ publicKey: {
      challenge: bytes(asked.challenge),
      rp: { id: asked.site, name: asked.title },
      user: { id: bytes(asked.owner), name: asked.email, displayName: asked.name },
      // EdDSA, ES256, RS256.
      pubKeyCredParams: [-8, -7, -257].map(function (number) { return { type: 'public-key', alg: number }; }),
      excludeCredentials: known(asked),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none',
      timeout: 240000
    } }).then(function (made) {
      return json(made, {
        clientDataJSON: made.response.clientDataJSON,
        authenticatorData: made.response.getAuthenticatorData(),
        publicKey: made.response.getPublicKey()
      });
    });
  }

  function sign(asked) {
    return navigator.credentials.get({ publicKey: {
      challenge: bytes(asked.challenge),
      rpId: asked.site,
      allowCredentials: known(asked),
      userVerification: 'required',
      timeout: 240000
    } }).then(function (signed) {
      return json(signed, {
        clientDataJSON: signed.response.clientDataJSON,
        authenticatorData: signed.response.authenticatorData,
        signature: signed.response.signature,
        userHandle: signed.response.userHandle || new ArrayBuffer(0)
      });
    });
  }

  if (!window.PublicKeyCredential) return;
  [].forEach.call(document.querySelectorAll('.without-passkey'), function (note) { note.hidden = true; });
  [].forEach.call(document.querySelectorAll('.passkey'), function (part) {
    var field = part.querySelector('.answer'), button = part.querySelector('.button'), failure = part.querySelector('.error');
    part.hidden = false;
    button.addEventListener('click', function (event) {
      // A passkey without a name would be refused, so none is made.
      if (part.dataset.owner && !button.form.querySelector('input[type=text]').value.trim()) return;
      event.preventDefault();
      if (button.getAttribute('aria-disabled') === 'true') return;
      button.setAttribute('aria-disabled', 'true');
      failure.hidden = true;
      Promise.resolve(part.dataset).then(part.dataset.owner ? make : sign).then(function (answer) {
        field.value = answer;
        button.form.requestSubmit(button);
      }).catch(function () {
        failure.hidden = false;
      }).then(function () {
        button.setAttribute('aria-disabled', 'false');
      });
    });
  });
})();
