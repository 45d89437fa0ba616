"""The team of the house: one who may do everything, and one with every way of signing in."""

import json

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

from straatwijs.accounts.models import Member
from straatwijs.places.models import Area, AreaKind, Assignment
from tests.town import make_member

TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def _passkey() -> dict[str, object]:
    """What a telephone hands over when it makes a passkey; nobody has the other half."""
    name = b"passkey of a test"
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    held = AttestedCredentialData.create(Aaguid(bytes(16)), name, key)
    made = AuthenticatorData.create(bytes(32), AuthenticatorData.FLAG(0x45), 0, held)
    asked = {"type": "webauthn.create", "challenge": "", "origin": "http://localhost"}
    return {
        "id": websafe_encode(name),
        "rawId": websafe_encode(name),
        "type": "public-key",
        "clientExtensionResults": {},
        "response": {
            "attestationObject": websafe_encode(bytes(AttestationObject.create("none", made, {}))),
            "clientDataJSON": websafe_encode(json.dumps(asked).encode()),
        },
    }


def team() -> tuple[Member, Member]:
    """One who may do everything, and one with every way of signing in."""
    town = Area.objects.get(kind=AreaKind.MUNICIPALITY)
    carla = make_member("Carla Dijkgraaf", "coordinator", town)
    Assignment.objects.create(member=carla, area=town, role="administrator")
    nadir = make_member("Nadir Haddou", "worker", town)
    ways = Authenticator.Type
    for kind, data in (
        (ways.TOTP, {"secret": TOTP_SECRET}),
        (ways.RECOVERY_CODES, {"seed": "a seed of a test", "used_mask": 0}),
        (ways.WEBAUTHN, {"name": "Telefoon", "credential": _passkey(), "passwordless": True}),
    ):
        Authenticator.objects.create(user=nadir, type=kind, data=data)
    return carla, nadir
