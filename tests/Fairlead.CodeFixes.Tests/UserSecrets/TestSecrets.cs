using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Fairlead.CodeFixes.Tests.UserSecrets;

/// <summary>The user secrets of a project that only one test knows, in a home directory that only the tests use.</summary>
internal sealed class TestSecrets : IDisposable
{
    private static readonly string Home = Path.Combine(Path.GetTempPath(), "fairlead-" + Guid.NewGuid().ToString("N"));

    public string Id { get; } = Guid.NewGuid().ToString();

    public string FilePath => Path.Combine(Home, ".microsoft", "usersecrets", Id, "secrets.json");

    public Dictionary<string, string> All => File.Exists(FilePath)
        ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(FilePath))!
        : [];

    public void Write(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, text);
    }

    public void Dispose()
    {
        string folder = Path.GetDirectoryName(FilePath)!;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>Before any test runs, so that none of them sees the home directory change.</summary>
    [ModuleInitializer]
    internal static void MoveHome()
    {
        Environment.SetEnvironmentVariable("APPDATA", null);
        Environment.SetEnvironmentVariable("HOME", Home);
        AppDomain.CurrentDomain.ProcessExit += static (_, _) =>
        {
            if (Directory.Exists(Home)) Directory.Delete(Home, recursive: true);
        };
    }
}
