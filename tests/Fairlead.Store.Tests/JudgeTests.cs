using System.Diagnostics;
using System.Globalization;

namespace Fairlead.Store.Tests;

/// <summary>What others see of a store: no value in any file, and the documented format.</summary>
public sealed class JudgeTests(PostgreSqlFixture fixture) : IClassFixture<PostgreSqlFixture>
{
    private const string NodeProgram = """
        const crypto = require('crypto');
        const [key, format, row] = [process.argv[1], process.argv[2], process.argv[3].split('|')];
        const [store, folder, id, version, keyId, nonce, ciphertext] = row;
        const keyBytes = Buffer.from(key, 'base64'), bytes = Buffer.from(ciphertext, 'hex');
        const expected = crypto.createHmac('sha256', keyBytes).update('fairlead-store key id').digest('hex').slice(0, 16);
        if (expected !== keyId) throw new Error('the key id is another');
        const decipher = crypto.createDecipheriv('aes-256-gcm', keyBytes, Buffer.from(nonce, 'hex'));
        decipher.setAAD(Buffer.from(['fairlead-store-1', store, folder, id, version, format].join('\n'), 'utf8'));
        decipher.setAuthTag(bytes.subarray(bytes.length - 16));
        process.stdout.write(Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - 16)), decipher.final()]));
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NoFileOfSqlite_HoldsAValue()
    {
        using var files = new StoreFiles();
        string canary = "fake-canary-" + Guid.NewGuid().ToString("N");
        await using (StoreBackend store = files.Open()) await UseAsync(store, canary);
        await using StoreBackend open = files.Open();
        await UseAsync(open, canary, "again_");

        Assert.True(new FileInfo(files.Path + "-wal").Length > 0);
        foreach (string file in Directory.GetFiles(files.Folder))
            Assert.DoesNotContain(canary, await ReadAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoFileAndNoDumpOfPostgreSql_HoldsAValue()
    {
        string canary = "fake-canary-" + Guid.NewGuid().ToString("N");
        await using StoreBackend store = new StoreSchema(fixture).Open();
        await UseAsync(store, canary);
        await fixture.Server.ExecuteAsync("CHECKPOINT", cancellationToken: Cancelled);

        Assert.DoesNotContain(canary, await fixture.Server.DumpAsync(Cancelled), StringComparison.Ordinal);
        foreach (string file in Directory.GetFiles(fixture.Server.Folder, "*", SearchOption.AllDirectories)
            .Where(static file => new FileInfo(file).Length > 0))
            Assert.DoesNotContain(canary, await ReadAsync(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("connections", "current")]
    [InlineData("history", "history")]
    public async Task OtherProgram_DecryptsAValueByTheDocumentedFormat(string table, string kind)
    {
        using var files = new StoreFiles();
        await using StoreBackend store = files.Open(static options => options.Folder = "team/a");
        await store.PutAsync("orders_db", "fake-ä");
        string? row = await files.ExecuteAsync(
            $"""
            SELECT (SELECT store_id FROM store) || '|' || folder || '|' || connection_id || '|' || version || '|' || key_id
                || '|' || hex(nonce) || '|' || hex(ciphertext) FROM {table}
            """);

        Assert.Equal("""{"conn_type":"postgres","host":"db.internal","password":"fake-ä"}""", await RunNodeAsync(files.Key, kind, row!));
    }

    private static async Task UseAsync(StoreBackend store, string canary, string prefix = "")
    {
        for (int i = 0; i < 30; i++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"{prefix}c{i}");
            await store.PutAsync(id, canary);
            await store.PutAsync(id, canary + "-2", "1");
            if (i % 3 == 0) await store.DeleteAsync(id, "2");
        }
        await store.RestoreAsync(new BackendRequest(prefix + "c0"), "1", null, cancellationToken: Cancelled);
        await store.RotateKeyAsync(cancellationToken: Cancelled);
    }

    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync(Cancelled);
    }

    private static async Task<string> RunNodeAsync(params string[] arguments)
    {
        var start =
            new ProcessStartInfo("node", ["-e", NodeProgram, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process? process = TryStart(start);
        Assert.SkipWhen(
            process is null && Environment.GetEnvironmentVariable("CI") != "true", "node is not installed: run .ci/install-test-servers");
        string output = await process!.StandardOutput.ReadToEndAsync(Cancelled);
        string errors = await process.StandardError.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled);
        Assert.True(process.ExitCode == 0, errors);
        return output;
    }

    private static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
