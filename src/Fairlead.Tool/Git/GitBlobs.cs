using System.Globalization;
using System.Text;

namespace Fairlead.Tool.Git;

/// <summary>Reads blobs of a repository by their ids, with one process for all.</summary>
internal sealed class GitBlobs(string repository) : IDisposable
{
    private GitProcess? _git;

    /// <summary>Reads a blob. Returns null where the repository lacks it or cannot read it.</summary>
    /// <exception cref="GitException">There is no Git.</exception>
    public byte[]? Find(string id)
    {
        _git ??= GitProcess.Start(repository, "cat-file", "--batch");
        try
        {
            _git.Input.Write(Encoding.ASCII.GetBytes(id + "\n"));
            _git.Input.Flush();
            string[] header = ReadLine(_git.Output).Split(' '); // id blob size
            if (header.Length != 3 || !int.TryParse(header[2], NumberStyles.None, CultureInfo.InvariantCulture, out int size)) return null;
            byte[] content = new byte[size];
            _git.Output.ReadExactly(content);
            _git.Output.ReadByte();
            return content;
        }
        catch (IOException)
        {
            // A broken object ends the process. The next blob gets another one.
            _git.Dispose();
            _git = null;
            return null;
        }
    }

    public void Dispose() => _git?.Dispose();

    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (int c; (c = stream.ReadByte()) != '\n';)
        {
            if (c < 0) throw new EndOfStreamException();
            line.Append((char)c);
        }
        return line.ToString();
    }
}
