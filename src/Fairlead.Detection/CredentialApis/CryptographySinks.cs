namespace Fairlead.Detection.CredentialApis;

/// <summary>Keys, key derivation and certificates.</summary>
internal static class CryptographySinks
{
    public static IReadOnlyList<CredentialSink> All { get; } = CredentialSinkParser.Parse("""
        System.Security.Cryptography.Rfc2898DeriveBytes
            new(password@0)     Passphrase
            Pbkdf2(password@0)  Passphrase
        System.Security.Cryptography.PasswordDeriveBytes
            new(strPassword@0)  Passphrase
            new(password@0)     Passphrase
        System.Security.Cryptography.HMACSHA256
            new(key@0)       SymmetricKey
            HashData(key@0)  SymmetricKey
        System.Security.Cryptography.HMACSHA1
            new(key@0)       SymmetricKey
            HashData(key@0)  SymmetricKey
        System.Security.Cryptography.HMACSHA384
            new(key@0)  SymmetricKey
        System.Security.Cryptography.HMACSHA512
            new(key@0)       SymmetricKey
            HashData(key@0)  SymmetricKey
        System.Security.Cryptography.HMACMD5
            new(key@0)  SymmetricKey
        System.Security.Cryptography.KeyedHashAlgorithm
            Key  SymmetricKey
        System.Security.Cryptography.SymmetricAlgorithm
            Key                        SymmetricKey
            CreateEncryptor(rgbKey@0)  SymmetricKey
            CreateDecryptor(rgbKey@0)  SymmetricKey
            SetKey(key@0)              SymmetricKey
        System.Security.Cryptography.AesGcm
            new(key@0)  SymmetricKey
        System.Security.Cryptography.AesCcm
            new(key@0)  SymmetricKey
        System.Security.Cryptography.ChaCha20Poly1305
            new(key@0)  SymmetricKey
        System.Security.Cryptography.X509Certificates.X509Certificate2
            new(password@1)                         CertificatePassword
            CreateFromEncryptedPem(password@2)      PrivateKeyPassword
            CreateFromEncryptedPemFile(password@1)  PrivateKeyPassword
        System.Security.Cryptography.X509Certificates.X509Certificate
            new(password@1)  CertificatePassword
        System.Security.Cryptography.X509Certificates.X509CertificateLoader
            LoadPkcs12(password@1)          CertificatePassword
            LoadPkcs12FromFile(password@1)  CertificatePassword
        System.Security.Cryptography.X509Certificates.X509Certificate2Collection
            Import(password@1)  CertificatePassword
        System.Security.Cryptography.AsymmetricAlgorithm
            ImportFromPem(input@0)            PrivateKey          PrivateKeyPem
            ImportFromEncryptedPem(password)  PrivateKeyPassword
        System.Security.Cryptography.RSA
            ImportFromPem(input@0)      PrivateKey  PrivateKeyPem
            FromXmlString(xmlString@0)  PrivateKey  PrivateKeyXml
        System.Security.Cryptography.HMACSHA384
            HashData(key@0)  SymmetricKey
        System.Security.Cryptography.HMACMD5
            HashData(key@0)  SymmetricKey
        System.Security.Cryptography.HMACSHA3_256
            new(key@0)       SymmetricKey
            HashData(key@0)  SymmetricKey
        System.Security.Cryptography.HMACSHA3_384
            new(key@0)       SymmetricKey
            HashData(key@0)  SymmetricKey
        System.Security.Cryptography.HMACSHA3_512
            new(key@0)       SymmetricKey
            HashData(key@0)  SymmetricKey
        System.Security.Cryptography.HMACRIPEMD160
            new(key@0)  SymmetricKey
        System.Security.Cryptography.MACTripleDES
            new(rgbKey@0@1)  SymmetricKey
        System.Security.Cryptography.IncrementalHash
            CreateHMAC(key@1)  SymmetricKey
        System.Security.Cryptography.CryptographicOperations
            HmacData(key@1)  SymmetricKey
        System.Security.Cryptography.Kmac128
            new(key@0)       SymmetricKey
            HashData(key@0)  SymmetricKey
        System.Security.Cryptography.Kmac256
            new(key@0)       SymmetricKey
            HashData(key@0)  SymmetricKey
        System.Security.Cryptography.SP800108HmacCounterKdf
            new(key@0)          SymmetricKey
            DeriveBytes(key@0)  SymmetricKey
        System.Security.Cryptography.HKDF
            DeriveKey(ikm@1)  SymmetricKey
            Extract(ikm@1)    SymmetricKey
            Expand(prk@1)     SymmetricKey
        System.Security.Cryptography.AsymmetricAlgorithm
            ImportPkcs8PrivateKey(source@0)                PrivateKey
            ImportEncryptedPkcs8PrivateKey(passwordBytes)  PrivateKeyPassword
            ImportEncryptedPkcs8PrivateKey(password)       PrivateKeyPassword
            ImportFromEncryptedPem(passwordBytes)          PrivateKeyPassword
            FromXmlString(xmlString@0)                     PrivateKey          PrivateKeyXml
        System.Security.Cryptography.RSA
            ImportRSAPrivateKey(source@0)  PrivateKey
        System.Security.Cryptography.ECAlgorithm
            ImportECPrivateKey(source@0)  PrivateKey
        System.Security.Cryptography.ECDsa
            ImportECPrivateKey(source@0)  PrivateKey
        System.Security.Cryptography.ECDiffieHellman
            ImportECPrivateKey(source@0)  PrivateKey
        System.Security.Cryptography.RSACryptoServiceProvider
            ImportCspBlob(keyBlob@0)  PrivateKey
        System.Security.Cryptography.RSAParameters
            D  PrivateKey
        System.Security.Cryptography.DSAParameters
            X  PrivateKey
        System.Security.Cryptography.ECParameters
            D  PrivateKey
        System.Security.Cryptography.CngKey
            Import(keyBlob@0)  PrivateKey
        System.Security.Cryptography.CspParameters
            KeyPassword  PrivateKeyPassword
        System.Security.Cryptography.X509Certificates.X509Certificate
            Import(password@1)  CertificatePassword
        System.Security.Cryptography.X509Certificates.X509Certificate2
            CreateFromPem(keyPem@1)  PrivateKey  PrivateKeyPem
        System.Security.Cryptography.X509Certificates.X509CertificateLoader
            LoadPkcs12Collection(password@1)          CertificatePassword
            LoadPkcs12CollectionFromFile(password@1)  CertificatePassword
        Microsoft.AspNetCore.Cryptography.KeyDerivation.KeyDerivation
            Pbkdf2(password@0)  Passphrase

        # A certificate with its key; without one it is public.
        System.Security.Cryptography.X509Certificates.X509Certificate2
            new(rawData@0)  Certificate  Pkcs12
        System.Security.Cryptography.X509Certificates.X509Certificate
            new(data@0/1)      Certificate  Pkcs12
            Import(rawData@0)  Certificate  Pkcs12
        System.Security.Cryptography.X509Certificates.X509Certificate2Collection
            Import(rawData@0)  Certificate  Pkcs12
        System.Security.Cryptography.X509Certificates.X509CertificateLoader
            LoadPkcs12(data@0)            Certificate  Pkcs12
            LoadPkcs12Collection(data@0)  Certificate  Pkcs12

        # BouncyCastle
        Org.BouncyCastle.Crypto.Parameters.KeyParameter
            new(key@0)  SymmetricKey
        Org.BouncyCastle.Crypto.Parameters.Ed25519PrivateKeyParameters
            new(buf@0)  PrivateKey

        # Sodium
        Sodium.SecretBox
            Create(key@2)  SymmetricKey
            Open(key@2)    SymmetricKey
        Sodium.SecretKeyAuth
            Sign(key@1)    SymmetricKey
            Verify(key@2)  SymmetricKey
        """);
}
