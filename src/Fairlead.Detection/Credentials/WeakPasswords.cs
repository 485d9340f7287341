namespace Fairlead.Detection.Credentials;

/// <summary>Words that are passwords wherever a password may stand, however they are spelled.</summary>
internal static class WeakPasswords
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "administrator", "root", "guest", "test", "tester", "testing", "demo", "welcome", "letmein", "qwerty", "qwertz", "azerty",
        "secret", "topsecret", "supersecret", "monkey", "dragon", "master", "changeit", "manager", "postgres", "mysql", "oracle", "tomcat",
        "rabbitmq", "sysadmin", "superuser", "superman", "batman", "football", "baseball", "sunshine", "princess", "iloveyou", "trustno",
        "opensesame", "sesame", "swordfish", "foobar", "foo", "bar", "hello", "hallo", "hunter", "shadow", "abc", "asdf", "asdfgh",
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "passw", "geheim", "minioadmin", "weblogic", "vagrant", "alpine", "raspberry", "ubnt",
        "calvin", "toor", "cisco", "private", "passme", "letmepass", "abc123", "test123",
    };

    /// <summary>Words that people put before a secret's noun when they make one up.</summary>
    public static readonly HashSet<string> Boasts = new(StringComparer.Ordinal)
    {
        "my", "our", "super", "supersecret", "very", "verysecret", "top", "ultra", "mega", "mysuper", "mysecret", "mysupersecret", "myvery",
        "dont",
    };

    /// <summary>The same, run together with what follows.</summary>
    public static readonly string[] CompoundBoasts =
    [
        "mypass", "mysecret", "mypwd", "mykey", "mysuper", "supersecret", "verysecret", "topsecret", "thisismy", "thisisa", "testpass",
        "adminpass", "rootpass", "superpass", "secretpass", "guestpass", "demopass", "somepass", "somesecret", "secretkey123",
        "ultrasecret", "passpass", "ourpass",
    ];

    /// <summary>How people begin a made-up secret that they write without blanks.</summary>
    public static readonly string[] BeginningsOfRuns = ["some", "my", "this", "super", "very", "random", "ourvery", "asecret", "averylong"];

    public static bool Contains(string value) => Words.Contains(value);
}
