namespace Fairlead.Store.Encryption;

/// <summary>Keys in a file.</summary>
/// <param name="path">Its path.</param>
/// <param name="createsKey">True to create the file with a new key if it is missing.</param>
internal sealed class FileKeySource(string path, bool createsKey) : IKeySource
{
    private const int MaximumLength = 64 * 1024;

    public string Place => "the key file " + path;

    public async ValueTask<KeyRing?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaximumLength })
                throw new StoreException(BackendOutcome.Denied, $"{Place} is too long for a key file");
            return KeyRing.Read(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false), Place);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return createsKey ? null : throw new StoreException(BackendOutcome.Denied, $"{Place} is missing", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreException(BackendOutcome.Denied, $"{Place} cannot be read: this process needs read access", e);
        }
        catch (IOException e)
        {
            throw new StoreException(BackendOutcome.Unavailable, $"{Place} cannot be read ({e.GetType().Name})", e);
        }
    }

    public async ValueTask<KeyRing> CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
            string temporary = $"{path}.{Guid.NewGuid():N}";
            FileStream file = PrivateFiles.Create(temporary, FileMode.CreateNew);
            await using (file.ConfigureAwait(false))
            {
                byte[] text = System.Text.Encoding.ASCII.GetBytes(StoreKey.CreateText() + "\n");
                await file.WriteAsync(text, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }
            PrivateFiles.PutIfMissing(temporary, path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StoreException(
                BackendOutcome.Denied,
                $"{Place} cannot be created ({e.GetType().Name}): set KeyFile or FAIRLEAD_STORE_KEY, or let this process write there", e);
        }
        return await ReadAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException(BackendOutcome.Denied, $"{Place} is missing");
    }
}
