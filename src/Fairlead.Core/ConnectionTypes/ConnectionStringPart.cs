namespace Fairlead.Core.ConnectionTypes;

/// <summary>Ways to put the parts of a connection string together.</summary>
internal enum ConnectionStringFormat
{
    /// <summary><c>Host=db;Password="a;b"</c>, quoted as ADO.NET's own builder does.</summary>
    AdoNet,

    /// <summary>
    /// <c>AccountName=x;AccountKey=y==</c>, as Azure's clients read it: nothing is quoted, so that no value can hold a semicolon.
    /// </summary>
    Semicolons,

    /// <summary>
    /// <c>cache:6380,ssl=true</c>, as StackExchange.Redis reads it: nothing is quoted, so that no value can hold a comma.
    /// </summary>
    Commas,

    /// <summary>
    /// The type's address with user name, password and the parts as its query, all percent-encoded:
    /// <c>mongodb://etl:x@db/orders?tls=true</c>.
    /// </summary>
    Uri,

    /// <summary>No text but a dictionary, which is what librdkafka's clients take: <c>ToConfiguration()</c>.</summary>
    Configuration,
}

/// <summary>
/// One keyword of a connection string and its value, as a template: <c>{host}[,{port}]</c> is the host and, where there is a port, a comma
/// and it. A part of which a value outside brackets is unset is left out; of several with the same keyword the first that is not left out
/// counts. A part without a keyword stands alone, as the server in <c>cache:6380,ssl=true</c>.
/// </summary>
internal sealed record ConnectionStringPart(string Keyword, string Template)
{
    public IReadOnlyList<TemplatePiece> Pieces { get; } = RecipeTemplate.Parse(Template);

    /// <summary>
    /// What the driver calls the values of an enum or a boolean, where that is not their own text: VerifyFull for verify-full.
    /// </summary>
    public IReadOnlyList<ValueSpelling> Spelling { get; init; } = [];

    /// <summary>The length in milliseconds of the unit that a duration is written in, as a number; null if it is written out.</summary>
    public int? UnitMilliseconds { get; init; }

    /// <summary>The field ("schema") or extra ("extra.sslmode") that alone is the value; null if the value is put together.</summary>
    public string? Source => Pieces.Count == 1 ? Pieces[0].Source : null;
}

/// <summary>A value of an extra, as JSON text without quotes, and what stands for it elsewhere.</summary>
internal sealed record ValueSpelling(string Value, string Spelled);
