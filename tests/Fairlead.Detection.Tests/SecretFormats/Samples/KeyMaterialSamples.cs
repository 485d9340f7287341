using System.Security.Cryptography;

namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class KeyMaterialSamples : SecretSamples
{
    public KeyMaterialSamples()
    {
        Add("gcp-service-account-key", [Pem("PRIVATE KEY", "\\n", 1600)],
            ["-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----\\n"],
            context: """{"type": "service_account", "private_key": "{secret}\n"}""");
        Add("private-key", [Pem("PRIVATE KEY"), Pem("PRIVATE KEY", "\r\n", 64), Pem("PRIVATE KEY", "\n" + new string(' ', 28), 64)],
            [Pem("PUBLIC KEY"), "-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\nbody\n-----END PRIVATE KEY-----"]);
        Add("rsa-private-key",
            [Pem("RSA PRIVATE KEY"), Pem("RSA PRIVATE KEY")
                .Replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B\n\nM")],
            [Pem("RSA PUBLIC KEY"), "-----BEGIN RSA PRIVATE KEY-----\n" + new string('x', 64) + "\n-----END RSA PRIVATE KEY-----"]);
        Add("ec-private-key", [Pem("EC PRIVATE KEY", bodyLength: 160)],
            ["-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----"]);
        Add("dsa-private-key", [Pem("DSA PRIVATE KEY")], [Pem("DSA PARAMETERS")]);
        Add("encrypted-private-key", [Pem("ENCRYPTED PRIVATE KEY")], [Pem("CERTIFICATE")]);
        Add("ssh-private-key", [Pem("OPENSSH PRIVATE KEY", "\n", 340)], ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + B64(43) + " etl@host"]);
        using (var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        using (var largeCurve = ECDsa.Create(ECCurve.NamedCurves.nistP384))
        using (var rsa = RSA.Create(2048))
        {
            Add("bare-private-key",
                [
                    Convert.ToBase64String(rsa.ExportPkcs8PrivateKey()), Convert.ToBase64String(rsa.ExportRSAPrivateKey()),
                    Convert.ToBase64String(curve.ExportPkcs8PrivateKey()), Convert.ToBase64String(curve.ExportECPrivateKey()),
                    Convert.ToBase64String(largeCurve.ExportPkcs8PrivateKey()), Convert.ToBase64String(largeCurve.ExportECPrivateKey()),
                ],
                [
                    Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo()), Convert.ToBase64String(rsa.ExportRSAPublicKey()),
                    Convert.ToBase64String(curve.ExportSubjectPublicKeyInfo()), "MHcCAQEEI" + "MIIEpAIBAAKCAQEA", "MIIEpAIBAAKCAQEA" + B64(20),
                ]);
        }
        Add("pgp-private-key",
            [Pem("PGP PRIVATE KEY BLOCK"), Pem("PGP PRIVATE KEY BLOCK").Replace("BLOCK-----\nM", "BLOCK-----\nVersion: GnuPG v2\n\nM")],
            [Pem("PGP PUBLIC KEY BLOCK"), Pem("PGP MESSAGE")]);
        Add("putty-private-key", [B64(64)], ["Public-Lines: 6\n" + B64(64), "Private-Lines: 6"],
            context: "Private-Lines: 8\n{secret}");
        Add("age-secret-key", ["AGE-SECRET-" + "KEY-1" + From("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)],
            ["age1" + Lower(58), "AGE-SECRET-" + "KEY-1" + Upper(20)]);
        Add("json-web-token",
            [
                WebToken(), WebToken("""{"alg":"RS256","kid":"k1"}""", signature: 342),
                WebToken("""{"typ":"JWT","alg":"ES256"}""", signature: 86),
            ],
            [
                WebToken("""{"alg":"none"}"""), WebToken()[..^44], WebToken("""{"typ":"JWT"}"""), WebToken().Replace('.', '/'),
                WebToken(signature: 0), WebToken("""{"alg":"HS256"}""", signature: 12),
            ]);
        Add("basic-credentials", [Base64("etl:hunter2!"), Base64("svc-orders@example.org:Winter-2024")],
            ["Basic " + Base64("no colon here"), "Basic " + B64(24), "Basic information", "Basic " + Base64("user:${PASSWORD}"),
                "Basic " + Base64("user:")],
            context: "Basic {secret}");
        Add("sigstore-private-key", [Pem("ENCRYPTED SIGSTORE PRIVATE KEY"), Pem("ENCRYPTED COSIGN PRIVATE KEY")],
            [Pem("SIGSTORE PUBLIC KEY"), "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----"]);
        Add("minisign-secret-key", ["RWRTY0" + "Iy" + B64(203) + "=", "RWQAAE" + "Iy" + B64(203) + "="], ["RWQf6LRCGA9i" + B64(44), "RWRTY0" + "Iy" + B64(40)]);
        Add("wireguard-private-key", [Bytes(32)], ["PublicKey = " + Bytes(32), "PrivateKey = " + Bytes(16), "PrivateKey = <key>"],
            context: "[Interface]\nPrivateKey = {secret}\nListenPort = 51820");
        Add("nostr-private-key", ["nse" + "c1" + From("qpzry9x8gf2tvdw0s3jn54khce6mua7l", 58)],
            ["npu" + "b1" + From("qpzry9x8gf2tvdw0s3jn54khce6mua7l", 58), "nse" + "c1" + Lower(30)]);
        Add("bip32-private-key", ["xpr" + "v9" + B62(106)], ["xpu" + "b6" + B62(106), "xpr" + "v9" + B62(40)]);
        Add("json-web-key", [B64Url(43), B64Url(342)],
            [
                """{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}""",
                """{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"}""", """{"kty":"RSA","d":"short"}""", """{"kty":"table","d":"zzz"}""",
                "the members are \"kty\", \"d\" and \"k\"",
            ],
            context: """{"kty":"RSA","e":"AQAB","d":"{secret}","kid":"2026-01"}""");
        Add("secret-token-uri", ["secret-" + "token:" + B64Url(30) + "9", "secret-" + "token:production_" + B62(20) + "1"],
            ["secret-" + "token:E92FB7EB-D882-47A4-A265-A0B6135DC842%20foo", "secret-" + "token:", "secret-" + "token:something-else-entirely"]);
    }
}
