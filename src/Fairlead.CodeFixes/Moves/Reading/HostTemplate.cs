using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>A server that a client takes with its port in one text: <c>DataSource = "db.internal,1433"</c>.</summary>
/// <param name="Values">The values in the text.</param>
/// <param name="Code">The text, put together from them.</param>
internal sealed record HostTemplate(IReadOnlyList<KeyValuePair<string, string>> Values, IReadOnlyList<CodePiece> Code)
{
    /// <summary>Takes the text apart by the recipe of its keyword. Returns null if it has none.</summary>
    public static HostTemplate? Read(ConnectionType type, PartValue part)
    {
        foreach (ConnectionStringPart template in KeywordTable.Get(type).Find(part.Part.Name)?.Parts ?? [])
        {
            if (TemplateReader.Read(template, part.Value.Text) is not { } values) continue;
            var code = new List<CodePiece> { CodePiece.FromCode("$\"") };
            foreach (TemplatePiece piece in template.Pieces)
            {
                bool isSet = piece.Source is null || values.Any(value => value.Key == piece.Source);
                bool isOptional = piece.Bracket > 0 && !template.Pieces.Where(other => other.Bracket == piece.Bracket)
                    .All(other => other.Source is null || values.Any(value => value.Key == other.Source));
                if (!isSet || isOptional) continue;
                if (piece.Source is null)
                {
                    code.Add(CodePiece.FromCode(piece.Text!.Replace("{", "{{").Replace("}", "}}")));
                    continue;
                }
                code.Add(CodePiece.FromCode("{"));
                code.Add(CodePiece.FromSource(piece.Source));
                code.Add(CodePiece.FromCode("}"));
            }
            code.Add(CodePiece.FromCode("\""));
            return new HostTemplate(values, code);
        }
        return null;
    }
}
