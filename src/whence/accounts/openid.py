"""Signing in by OpenID Connect: a provider says who somebody is, an account here says what they may do.

The code flow with PKCE, a state and a nonce (OpenID Connect Core 1.0, section 3.1; RFC 7636). This asks the provider alone.
"""

import secrets
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from time import monotonic
from typing import Any

from whence.errors import InputError

_PATIENCE_S = 600  # how long somebody may take at the provider
_ROOM = 1000  # of those who are there at once
_ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")


@dataclass(frozen=True, slots=True)
class Pending:
    """This says: somebody went to the provider with this nonce and this verifier, and wants to `back` afterwards."""

    nonce: str
    verifier: str
    back: str
    since: float


class OpenId:
    """One provider, and who is there to sign in.

    >>> OpenId("https://id.example", "whence", "a secret").name
    'id.example'
    """

    def __init__(self, issuer: str, client_id: str, secret: str | None) -> None:
        self.issuer = issuer.rstrip("/")
        self.client_id = client_id
        self._secret = secret
        self._pending: OrderedDict[str, Pending] = OrderedDict()

    @property
    def name(self) -> str:
        """What the button says."""
        return self.issuer.partition("://")[2].partition("/")[0]

    def begin(self, redirect_uri: str, back: str) -> tuple[str, str]:
        """Where to send somebody, and the state their browser is to keep."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        with self._asking(redirect_uri) as client:
            address, _ = client.create_authorization_url(
                self._configuration["authorization_endpoint"], state=state, nonce=nonce, code_verifier=verifier
            )
        self._pending[state] = Pending(nonce, verifier, back, monotonic())
        while len(self._pending) > _ROOM:
            self._pending.popitem(last=False)
        return address, state

    def finish(self, redirect_uri: str, answer: str, state: str) -> tuple[tuple[str, ...], str]:
        """What the provider knows somebody as who came back with that answer, and where they wanted to."""
        pending = self._pending.pop(state, None) if state else None
        if pending is None or monotonic() - pending.since > _PATIENCE_S:
            raise InputError("nobody of this browser went to sign in, or too long ago", hint="sign in again")
        with self._asking(redirect_uri) as client:
            token = client.fetch_token(
                self._configuration["token_endpoint"],
                authorization_response=answer,
                state=state,
                code_verifier=pending.verifier,
            )
            claims = self._claims(str(token.get("id_token", "")), pending.nonce)
        return known_as(claims), pending.back

    def _claims(self, id_token: str, nonce: str) -> dict[str, Any]:
        """What an identity token says, its signature, issuer, audience, times and nonce checked."""
        from joserfc import jwt

        found = jwt.decode(id_token, self._keys(), algorithms=list(_ALGORITHMS))
        jwt.JWTClaimsRegistry(
            leeway=60,
            iss={"essential": True, "value": self._configuration["issuer"]},
            aud={"essential": True, "value": self.client_id},
            exp={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(found.claims)
        return dict(found.claims)

    def _keys(self) -> Any:
        """The keys the provider signs with, as they are now."""
        from joserfc.jwk import KeySet

        with self._asking("") as client:
            found: Any = _asked(client, self._configuration["jwks_uri"])
            return KeySet.import_key_set(found)

    @cached_property
    def _configuration(self) -> dict[str, Any]:
        """What the provider says of itself; it must be the one that was named."""
        with self._asking("") as client:
            found = _asked(client, f"{self.issuer}/.well-known/openid-configuration")
        if str(found.get("issuer", "")).rstrip("/") != self.issuer:
            raise InputError("the provider calls itself otherwise", hint="name it in WHENCE_OIDC_ISSUER as it does")
        return found

    @contextmanager
    def _asking(self, redirect_uri: str) -> Iterator[Any]:
        """A client of the provider; InputError for whatever goes wrong with it, of which nothing more is told."""
        try:
            from authlib.common.errors import AuthlibBaseError
            from authlib.integrations.httpx_client import OAuth2Client, oauth2_client
            from joserfc.errors import JoseError
        except ImportError as error:
            raise InputError("OpenID Connect needs its packages", hint="pip install 'whence[oidc]'") from error
        client = OAuth2Client(
            self.client_id, self._secret, scope="openid email", redirect_uri=redirect_uri, timeout=20,
            code_challenge_method="S256", token_endpoint_auth_method="client_secret_basic" if self._secret else "none",
        )  # fmt: skip
        try:
            with client:
                yield client
        except (AuthlibBaseError, JoseError, oauth2_client.httpx2.HTTPError, KeyError, ValueError) as error:
            raise InputError(
                "the provider did not say who you are", hint="sign in again, or with a name and a password"
            ) from error


def known_as(claims: dict[str, Any]) -> tuple[str, ...]:
    """What an account may name somebody by: the provider's subject, and an address it has verified.

    >>> known_as({"sub": "7", "email": "ana@example.org", "email_verified": True})
    ('7', 'ana@example.org')
    """
    email = claims.get("email") if claims.get("email_verified") is True else None
    return tuple(str(one) for one in (claims["sub"], email) if one)


def _asked(client: Any, address: str) -> dict[str, Any]:
    """The object at an address; ValueError where it is none."""
    answer = client.request("GET", address, withhold_token=True)
    answer.raise_for_status()
    found = answer.json()
    if not isinstance(found, dict):
        raise ValueError(found)
    return found
