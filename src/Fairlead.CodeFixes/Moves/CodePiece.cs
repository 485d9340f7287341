namespace Fairlead.CodeFixes.Moves;

/// <summary>A piece of code: text, or a reference to something of the connection that the code asks for.</summary>
internal readonly record struct CodePiece
{
    private CodePiece(string text, bool isReference) => (Text, IsReference) = (text, isReference);

    /// <summary>
    /// The code; of a reference a field (<c>host</c>, <c>password</c>), an extra (<c>extra.sslmode</c>) or a form of the whole connection.
    /// </summary>
    public string Text { get; }

    public bool IsReference { get; }

    /// <summary>True for a value that the place takes as a whole number, such as a port.</summary>
    public bool IsNumber { get; private init; }

    /// <summary>The whole connection in the text of its client: <c>ToConnectionString()</c>.</summary>
    public static CodePiece ConnectionString { get; } = new("()connection string", isReference: true);

    /// <summary>The address without credentials, a <c>System.Uri</c>: <c>ToUri()</c>.</summary>
    public static CodePiece Uri { get; } = new("()uri", isReference: true);

    /// <summary>The settings of a client that takes a dictionary: <c>ToConfiguration()</c>.</summary>
    public static CodePiece Configuration { get; } = new("()configuration", isReference: true);

    public static CodePiece FromCode(string code) => new(code, isReference: false);

    /// <summary>The value of a field or extra, as text. A secret is revealed.</summary>
    public static CodePiece FromSource(string source) => new(source, isReference: true);

    /// <summary>The value of a field or extra as an <c>int</c>.</summary>
    public static CodePiece FromNumber(string source) => new(source, isReference: true) { IsNumber = true };
}
