using System.Runtime.InteropServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>
/// A project's user secrets: the developer's own file outside of the repository that <c>dotnet user-secrets</c> writes and
/// <c>IConfiguration</c> reads during development. The only place of a code fix that touches the disk, and it is written only when a fix is
/// applied.
/// </summary>
internal sealed class UserSecretsFile(string path)
{
    private const uint OwnerOnly = 0b110_000_000;

    /// <summary>Other programs write the file without asking anybody; whoever loses as often as this is not losing by chance.</summary>
    private const int MaximumAttempts = 20;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private static readonly char[] NotInAnId = ['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0'];

    /// <summary>Determines whether a project's UserSecretsId names a folder, and not a way out of it.</summary>
    public static bool IsValidId(string? userSecretsId) =>
        !string.IsNullOrWhiteSpace(userSecretsId) && userSecretsId!.IndexOfAny(NotInAnId) < 0 && userSecretsId is not ("." or "..");

#pragma warning disable RS1035 // runs when a developer looks at a fix or applies it, never in an analyzer

    /// <summary>The file of a project, where the configuration provider looks for it.</summary>
    /// <exception cref="InvalidOperationException">The user has no home directory.</exception>
    public static UserSecretsFile Open(string userSecretsId)
    {
        if (Environment.GetEnvironmentVariable("APPDATA") is { Length: > 0 } windows)
            return new UserSecretsFile(Path.Combine(windows, "Microsoft", "UserSecrets", userSecretsId, "secrets.json"));

        string? home = new[]
        {
            Environment.GetEnvironmentVariable("HOME"),
            Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData),
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            Environment.GetEnvironmentVariable("DOTNET_USER_SECRETS_FALLBACK_DIR"),
        }.FirstOrDefault(static candidate => !string.IsNullOrEmpty(candidate));
        return home is null
            ? throw new InvalidOperationException("There is no home directory to keep user secrets in")
            : new UserSecretsFile(Path.Combine(home, ".microsoft", "usersecrets", userSecretsId, "secrets.json"));
    }

    /// <summary>Reads the text; empty where there is no file yet.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public string Read() => File.Exists(path) ? File.ReadAllText(path) : "";

    /// <summary>Finds why the file cannot be written, as far as that shows without writing. Returns null if nothing does.</summary>
    public string? FindWriteObstacle()
    {
        if (Directory.Exists(path)) return "a folder has the name of the user secrets file";
        if (File.Exists(path) && IsReadOnly(path)) return "the user secrets file is read-only";
        for (string? folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(folder)) return "a file has the name of the user secrets folder";
            if (!Directory.Exists(folder)) continue;

            // On Windows the attribute of a folder says something else.
            return !IsWindows && IsReadOnly(folder!) ? "the folder of the user secrets is read-only" : null;
        }
        return null;
    }

    /// <summary>Adds secrets by their keys: all of them, or on any error none.</summary>
    public void Add(IReadOnlyList<StoredSecret> secrets)
    {
        if (secrets.Count == 0) return;
        using var turn = Turn.Wait(path, LongestWait);
        for (int attempt = 1; !TryAdd(secrets); attempt++)
        {
            if (attempt == MaximumAttempts) throw new IOException("Another program keeps writing the user secrets file");
        }
    }

    /// <summary>Returns false if another program has written the file meanwhile.</summary>
    private bool TryAdd(IReadOnlyList<StoredSecret> secrets)
    {
        string before = Read();
        string after = secrets.Aggregate(before, static (text, secret) => UserSecretsText.Parse(text).Add(secret));
        if (after == before) return true;

        // Written aside, so that a full disk or a crash leaves the old file whole; and closed to others before there is anything to read.
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string aside = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            File.WriteAllText(aside, "");
            CloseToOthers(aside);
            File.WriteAllText(aside, after, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (Read() != before) return false;
            if (File.Exists(path)) File.Replace(aside, path, destinationBackupFileName: null);
            else File.Move(aside, path);
            return true;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    private static bool IsReadOnly(string file) => (File.GetAttributes(file) & FileAttributes.ReadOnly) != 0;

    private static void CloseToOthers(string file)
    {
        // On Windows the profile's folder does that.
        if (IsWindows) return;
        if (ChangeMode(file, OwnerOnly) != 0) throw new IOException("The user secrets file cannot be closed to other users");
    }

#pragma warning restore RS1035

    [DllImport("libc", EntryPoint = "chmod", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int ChangeMode([MarshalAs(UnmanagedType.LPStr)] string file, uint mode);

    /// <summary>The turn of one program among those of ours that write the same file, in whichever editor they run.</summary>
    private sealed class Turn : IDisposable
    {
        private readonly Mutex? _mutex;

        private Turn(Mutex? mutex) => _mutex = mutex;

        public static Turn Wait(string file, TimeSpan longest)
        {
            Mutex mutex;
            try
            {
                mutex = new Mutex(initiallyOwned: false, "fairlead-user-secrets-" + GetName(file));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
            {
                // A system without shared names has no editors beside each other either; what others write is seen all the same.
                return new Turn(null);
            }

            try
            {
                if (mutex.WaitOne(longest)) return new Turn(mutex);
            }
            catch (AbandonedMutexException)
            {
                // Whoever had it crashed, and left the file whole.
                return new Turn(mutex);
            }
            mutex.Dispose();
            throw new IOException("Another program is writing the user secrets file");
        }

        public void Dispose()
        {
            _mutex?.ReleaseMutex();
            _mutex?.Dispose();
        }

        /// <summary>
        /// Gets letters for a path, which itself may not be a name: FNV, as hashes of strings differ from process to process.
        /// </summary>
        private static string GetName(string file)
        {
            ulong hash = 14695981039346656037;
            foreach (char c in file) hash = unchecked((hash ^ c) * 1099511628211);
            return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
