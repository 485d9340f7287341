"""hvac, a client that others wrote, judges the stand-in for Vault. Arguments: address, root token, role id, secret id, JWT."""
import sys

import hvac
from hvac import exceptions

address, root, role_id, secret_id, jwt = sys.argv[1:6]
admin = hvac.Client(url=address, token=root)
assert admin.is_authenticated() and not admin.sys.is_sealed()

kv = admin.secrets.kv.v2
kv.create_or_update_secret("judge", secret={"login": "etl", "port": 5432}, cas=0)
try:
    kv.create_or_update_secret("judge", secret={"login": "other"}, cas=0)
    raise AssertionError("created twice")
except exceptions.InvalidRequest as e:
    assert "check-and-set" in str(e)
assert kv.create_or_update_secret("judge", secret={"login": "loader"}, cas=1)["data"]["version"] == 2
read = kv.read_secret_version("judge")
assert read["data"]["data"] == {"login": "loader"} and read["data"]["metadata"]["version"] == 2
kv.delete_latest_version_of_secret("judge")
try:
    kv.read_secret_version("judge")
    raise AssertionError("read what is deleted")
except exceptions.InvalidPath:
    pass
kv.undelete_secret_versions("judge", versions=[2])
kv.delete_secret_versions("judge", versions=[2])
kv.destroy_secret_versions("judge", versions=[2])
versions = kv.read_secret_metadata("judge")["data"]["versions"]
assert versions["2"]["destroyed"] and not versions["1"]["destroyed"]
kv.delete_metadata_and_all_versions("judge")

first = admin.secrets.kv.v1
first.create_or_update_secret("judge", secret={"login": "etl"}, mount_point="kv1")
assert first.read_secret("judge", mount_point="kv1")["data"] == {"login": "etl"}

client = hvac.Client(url=address)
signed_in = client.auth.approle.login(role_id=role_id, secret_id=secret_id)
assert client.token == signed_in["auth"]["client_token"] and signed_in["auth"]["lease_duration"] > 0
assert client.auth.token.renew_self()["auth"]["renewable"]
assert client.auth.token.lookup_self()["data"]["ttl"] > 0
client.auth.token.revoke_self()
try:
    client.auth.token.lookup_self()
    raise AssertionError("the token still works")
except exceptions.Forbidden:
    pass
try:
    hvac.Client(url=address).auth.approle.login(role_id=role_id, secret_id="wrong")
    raise AssertionError("signed in with a wrong secret id")
except exceptions.InvalidRequest:
    pass
assert hvac.Client(url=address).auth.kubernetes.login(role="pod", jwt=jwt)["auth"]["client_token"]
assert hvac.Client(url=address).auth.jwt.jwt_login(role="job", jwt=jwt)["auth"]["client_token"]

lease = admin.secrets.database.generate_credentials("reader")
assert lease["data"]["username"] and lease["lease_duration"] == 3600
assert admin.sys.renew_lease(lease["lease_id"])["lease_duration"] == 3600
assert admin.sys.read_lease(lease["lease_id"])["data"]["ttl"] > 0
admin.sys.revoke_lease(lease["lease_id"])
assert admin.secrets.database.get_static_credentials("steady")["data"]["username"] == "static-steady"

wrapped = admin.auth.token.create(ttl="1h", wrap_ttl="60s")["wrap_info"]["token"]
assert admin.sys.unwrap(wrapped)["auth"]["client_token"]
try:
    admin.sys.unwrap(wrapped)
    raise AssertionError("unwrapped twice")
except exceptions.InvalidRequest:
    pass
print("fair")
