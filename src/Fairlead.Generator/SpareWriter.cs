namespace Fairlead.Generator;

/// <summary>A writer that whoever writes a file takes meanwhile: a thousand files need one buffer, not a thousand.</summary>
internal sealed class SpareWriter
{
    private SourceWriter? _spare = new();

    public string Write(Action<SourceWriter> write)
    {
        SourceWriter writer = Interlocked.Exchange(ref _spare, null) ?? new SourceWriter();
        write(writer);
        string text = writer.ToString();
        writer.Clear();
        _spare = writer;
        return text;
    }
}
