namespace Fairlead.Detection.CredentialApis;

/// <summary>Keys, key derivation and certificates.</summary>
internal static class CryptographySinks
{
    public static IReadOnlyList<CredentialSink> All { get; } = CredentialSinkParser.Parse("""
        System.Security.Cryptography.Rfc2898DeriveBytes
            new(password)     Passphrase
            Pbkdf2(password)  Passphrase
        System.Security.Cryptography.PasswordDeriveBytes
            new(strPassword)  Passphrase
            new(password)     Passphrase
        System.Security.Cryptography.HMACSHA256
            new(key)       SymmetricKey
            HashData(key)  SymmetricKey
        System.Security.Cryptography.HMACSHA1
            new(key)       SymmetricKey
            HashData(key)  SymmetricKey
        System.Security.Cryptography.HMACSHA384
            new(key)  SymmetricKey
        System.Security.Cryptography.HMACSHA512
            new(key)       SymmetricKey
            HashData(key)  SymmetricKey
        System.Security.Cryptography.HMACMD5
            new(key)  SymmetricKey
        System.Security.Cryptography.KeyedHashAlgorithm
            Key  SymmetricKey
        System.Security.Cryptography.SymmetricAlgorithm
            Key                      SymmetricKey
            CreateEncryptor(rgbKey)  SymmetricKey
            CreateDecryptor(rgbKey)  SymmetricKey
            SetKey(key)              SymmetricKey
        System.Security.Cryptography.AesGcm
            new(key)  SymmetricKey
        System.Security.Cryptography.AesCcm
            new(key)  SymmetricKey
        System.Security.Cryptography.ChaCha20Poly1305
            new(key)  SymmetricKey
        System.Security.Cryptography.X509Certificates.X509Certificate2
            new(password)                         CertificatePassword
            CreateFromEncryptedPem(password)      PrivateKeyPassword
            CreateFromEncryptedPemFile(password)  PrivateKeyPassword
        System.Security.Cryptography.X509Certificates.X509Certificate
            new(password)  CertificatePassword
        System.Security.Cryptography.X509Certificates.X509CertificateLoader
            LoadPkcs12(password)          CertificatePassword
            LoadPkcs12FromFile(password)  CertificatePassword
        System.Security.Cryptography.X509Certificates.X509Certificate2Collection
            Import(password)  CertificatePassword
        System.Security.Cryptography.AsymmetricAlgorithm
            ImportFromPem(input)              PrivateKey          PrivateKeyPem
            ImportFromEncryptedPem(password)  PrivateKeyPassword
        System.Security.Cryptography.RSA
            ImportFromPem(input)      PrivateKey  PrivateKeyPem
            FromXmlString(xmlString)  PrivateKey  PrivateKeyXml
        System.Security.Cryptography.HMACSHA384
            HashData(key)  SymmetricKey
        System.Security.Cryptography.HMACMD5
            HashData(key)  SymmetricKey
        System.Security.Cryptography.HMACSHA3_256
            new(key)       SymmetricKey
            HashData(key)  SymmetricKey
        System.Security.Cryptography.HMACSHA3_384
            new(key)       SymmetricKey
            HashData(key)  SymmetricKey
        System.Security.Cryptography.HMACSHA3_512
            new(key)       SymmetricKey
            HashData(key)  SymmetricKey
        System.Security.Cryptography.HMACRIPEMD160
            new(key)  SymmetricKey
        System.Security.Cryptography.MACTripleDES
            new(rgbKey)  SymmetricKey
        System.Security.Cryptography.IncrementalHash
            CreateHMAC(key)  SymmetricKey
        System.Security.Cryptography.CryptographicOperations
            HmacData(key)  SymmetricKey
        System.Security.Cryptography.Kmac128
            new(key)       SymmetricKey
            HashData(key)  SymmetricKey
        System.Security.Cryptography.Kmac256
            new(key)       SymmetricKey
            HashData(key)  SymmetricKey
        System.Security.Cryptography.SP800108HmacCounterKdf
            new(key)          SymmetricKey
            DeriveBytes(key)  SymmetricKey
        System.Security.Cryptography.HKDF
            DeriveKey(ikm)  SymmetricKey
            Extract(ikm)    SymmetricKey
            Expand(prk)     SymmetricKey
        System.Security.Cryptography.AsymmetricAlgorithm
            ImportPkcs8PrivateKey(source)                  PrivateKey
            ImportEncryptedPkcs8PrivateKey(passwordBytes)  PrivateKeyPassword
            ImportEncryptedPkcs8PrivateKey(password)       PrivateKeyPassword
            ImportFromEncryptedPem(passwordBytes)          PrivateKeyPassword
            FromXmlString(xmlString)                       PrivateKey          PrivateKeyXml
        System.Security.Cryptography.RSA
            ImportRSAPrivateKey(source)  PrivateKey
        System.Security.Cryptography.ECAlgorithm
            ImportECPrivateKey(source)  PrivateKey
        System.Security.Cryptography.ECDsa
            ImportECPrivateKey(source)  PrivateKey
        System.Security.Cryptography.ECDiffieHellman
            ImportECPrivateKey(source)  PrivateKey
        System.Security.Cryptography.RSACryptoServiceProvider
            ImportCspBlob(keyBlob)  PrivateKey
        System.Security.Cryptography.RSAParameters
            D  PrivateKey
        System.Security.Cryptography.DSAParameters
            X  PrivateKey
        System.Security.Cryptography.ECParameters
            D  PrivateKey
        System.Security.Cryptography.CngKey
            Import(keyBlob)  PrivateKey
        System.Security.Cryptography.CspParameters
            KeyPassword  PrivateKeyPassword
        System.Security.Cryptography.X509Certificates.X509Certificate
            Import(password)  CertificatePassword
        System.Security.Cryptography.X509Certificates.X509Certificate2
            CreateFromPem(keyPem)  PrivateKey  PrivateKeyPem
        System.Security.Cryptography.X509Certificates.X509CertificateLoader
            LoadPkcs12Collection(password)          CertificatePassword
            LoadPkcs12CollectionFromFile(password)  CertificatePassword
        Microsoft.AspNetCore.Cryptography.KeyDerivation.KeyDerivation
            Pbkdf2(password)  Passphrase

        # BouncyCastle
        Org.BouncyCastle.Crypto.Parameters.KeyParameter
            new(key)  SymmetricKey
        Org.BouncyCastle.Crypto.Parameters.Ed25519PrivateKeyParameters
            new(buf)  PrivateKey

        # Sodium
        Sodium.SecretBox
            Create(key)  SymmetricKey
            Open(key)    SymmetricKey
        Sodium.SecretKeyAuth
            Sign(key)    SymmetricKey
            Verify(key)  SymmetricKey
        """);
}
