using Fairlead.CodeFixes.UserSecrets;

namespace Fairlead.CodeFixes.Tests.UserSecrets;

public sealed class UserSecretsFileTests : IDisposable
{
    private readonly TestSecrets _secrets = new();

    public void Dispose() => _secrets.Dispose();

    [Fact]
    public void NewFile_IsTheOwnersAlone()
    {
        Add("Connections:smtp:password", "hunter2");

        Assert.Equal(new() { ["Connections:smtp:password"] = "hunter2" }, _secrets.All);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_secrets.FilePath));
    }

    [Fact]
    public void OtherSecretsAndComments_Stay()
    {
        _secrets.Write("{\n  // mine\n  \"Other\": \"kept\",\n  \"Nested\": { \"Key\": 1 }\n}\n");
        Add("Connections:smtp:password", "a \"quoted\" \\ é");
        Assert.Equal(
            "{\n  // mine\n  \"Other\": \"kept\",\n  \"Nested\": { \"Key\": 1 },\n  \"Connections:smtp:password\": \"a " +
            "\\\"quoted\\\" \\\\ \\u00e9\"\n}\n",
            File.ReadAllText(_secrets.FilePath));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_secrets.FilePath)!));
    }

    [Theory]
    [InlineData("{ \"Connections:smtp:password\": \"hunter2\" }")]
    [InlineData("{ \"Connections\": { \"smtp\": { \"Password\": \"hunter2\" } } }")]
    public void SecretThatIsThere_IsNotAddedAgain(string text)
    {
        _secrets.Write(text);
        Add("Connections:smtp:password", "hunter2");
        Assert.Equal(text, File.ReadAllText(_secrets.FilePath));
    }

    [Theory]
    [InlineData("{ \"connections:SMTP:password\": \"swordfish\" }")]
    [InlineData("{ \"Connections\": { \"smtp\": { \"Password\": \"swordfish\" } } }")]
    [InlineData("{ \"Connections:smtp:password\": ")]
    [InlineData("[]")]
    public void FileThatCannotTakeIt_StaysAsItIs(string text)
    {
        _secrets.Write(text);
        var error = Assert.Throws<InvalidOperationException>(() => Add("Connections:smtp:password", "hunter2"));
        Assert.DoesNotContain("hunter2", error.Message);
        Assert.DoesNotContain("swordfish", error.Message);
        Assert.Equal(text, File.ReadAllText(_secrets.FilePath));
    }

    [Fact]
    public void SeveralSecrets_AreAddedAllOrNone()
    {
        _secrets.Write("{ \"B\": \"swordfish\" }");
        Assert.Throws<InvalidOperationException>(() => UserSecretsFile.Open(_secrets.Id).Add([new StoredSecret("A", "1"), new StoredSecret("B", "2")]));
        Assert.Equal("{ \"B\": \"swordfish\" }", File.ReadAllText(_secrets.FilePath));
    }

    [Fact]
    public async Task EditorsThatStoreAtTheSameTime_LoseNothing()
    {
        _secrets.Write("{\n  // mine\n  \"Other\": \"kept\"\n}\n");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(editor => Task.Run(() =>
        {
            for (int i = 0; i < 5; i++) Add($"key{editor}-{i}", "hunter2");
        })));

        string text = File.ReadAllText(_secrets.FilePath);
        Assert.Equal(40, text.Split("hunter2").Length - 1);
        Assert.StartsWith("{\n  // mine\n  \"Other\": \"kept\",\n", text);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_secrets.FilePath)!));
    }

    [Fact]
    public void NothingToStore_MakesNoFile()
    {
        UserSecretsFile.Open(_secrets.Id).Add([]);
        Assert.False(Directory.Exists(Path.GetDirectoryName(_secrets.FilePath)));
    }

    [Fact]
    public void FileThatOthersCouldRead_IsClosedToThem()
    {
        if (OperatingSystem.IsWindows()) return;
        _secrets.Write("{ }");
        File.SetUnixFileMode(_secrets.FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Add("a", "hunter2");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_secrets.FilePath));
    }

    [Theory]
    [InlineData("2f1c3b1e-0f5e-4a55-9f0e-5d2f1c3b1e00", true)]
    [InlineData("aspnet-Orders-2024", true)]
    [InlineData(null, false)]
    [InlineData(" ", false)]
    [InlineData("..", false)]
    [InlineData("../x", false)]
    [InlineData("a\\b", false)]
    public void Id_NamesAFolder(string? id, bool isValid) => Assert.Equal(isValid, UserSecretsFile.IsValidId(id));

    private void Add(string key, string value) => UserSecretsFile.Open(_secrets.Id).Add([new StoredSecret(key, value)]);
}
