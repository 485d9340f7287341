using System.Globalization;

namespace Fairlead.Tool.Scanning;

/// <summary>A line on the terminal that says how far a scan is, and goes away at its end. Elsewhere it writes nothing.</summary>
internal sealed class ProgressBar(ToolContext context) : IDisposable
{
    private const int Width = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private long _shown;
    private bool _isVisible;

    public void Show(int done, int all)
    {
        if (!context.IsTerminal) return;
        if (_isVisible && context.Time.GetElapsedTime(_shown) < Pause) return;
        (_shown, _isVisible) = (context.Time.GetTimestamp(), true);
        if (all == 0)
        {
            context.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{done:#,0} versions of files"));
            return;
        }
        int filled = (int)((long)Width * done / all);
        context.Error.Write(string.Create(CultureInfo.InvariantCulture,
            $"\r[{new string('#', filled)}{new string('.', Width - filled)}] {done:#,0} of {all:#,0} files"));
    }

    public void Dispose()
    {
        if (_isVisible) context.Error.Write("\r\e[K");
    }
}
