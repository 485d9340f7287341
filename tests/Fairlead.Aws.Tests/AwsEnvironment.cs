using System.Runtime.CompilerServices;

namespace Fairlead.Aws.Tests;

/// <summary>The environment of this program: keys, and shared files of its own, so that nothing of the machine's user takes part.</summary>
internal static class AwsEnvironment
{
    public const string Region = "eu-central-1";

    public static string AccessKey { get; } = "AKIA" + "IOSFODNN7EXAMPLE";

    public static string SecretKey { get; } = "fake-" + "secret-of-the-tests";

    private static readonly string Folder = Directory.CreateTempSubdirectory("fairlead-aws-").FullName;

    public static string CredentialsFile { get; } = Path.Combine(Folder, "credentials");

    public static string ConfigFile { get; } = Path.Combine(Folder, "config");

    /// <summary>The metadata service of an instance. The SDK reads its address once in a process, so all tests have the same one.</summary>
    public static StubService Metadata { get; } = new(static call => AnswerMetadata?.Invoke(call) ?? new StubAnswer(404, "no"));

    /// <summary>Answers for it while one test needs it.</summary>
    public static Func<StubCall, StubAnswer>? AnswerMetadata { get; set; }

    [ModuleInitializer]
    internal static void Initialize()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", AccessKey);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", SecretKey);
        Environment.SetEnvironmentVariable("AWS_REGION", Region);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_SERVICE_ENDPOINT", Metadata.Address.AbsoluteUri.TrimEnd('/'));
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", CredentialsFile);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", ConfigFile);
        File.WriteAllText(CredentialsFile, "");
        File.WriteAllText(ConfigFile, "");
        AppDomain.CurrentDomain.ProcessExit += static (_, _) => Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Adds a profile to the shared credentials file.</summary>
    public static string AddProfile(string accessKey, string secretKey)
    {
        string name = "p" + Guid.NewGuid().ToString("N");
        lock (Folder)
            File.AppendAllText(CredentialsFile, $"[{name}]\naws_access_key_id = {accessKey}\naws_secret_access_key = {secretKey}\n");
        return name;
    }
}
