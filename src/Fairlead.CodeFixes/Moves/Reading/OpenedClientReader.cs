using Fairlead.CodeFixes.Moves.Reading.Forms;
using Fairlead.Core.ConnectionTypes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>
/// Reads the connection of a client that is opened from literals, mostly without a secret: an address that becomes a <c>Uri</c>, or a
/// connection string.
/// </summary>
internal sealed class OpenedClientReader(ReadingContext context, WrittenPlaces places, ExpressionSyntax written)
{
    public Attempt<WrittenConnection> Read()
    {
        PlaceReading[] readings = [.. places.All.Select(place => PlaceReading.Read(place, context))];
        FormReading?[] forms = [.. readings.Select(FindForm)];
        if (forms.Length == 0 || forms[0] is not { } first || forms.Any(form => form is null || form.Type.Id != first.Type.Id))
            return Attempt<WrittenConnection>.Fail("its client takes more than an address; declare the connection in the manifest");

        var draft = new ConnectionDraft(first.Type);
        foreach (KeyValuePair<string, string> value in first.Values)
            draft.TrySet(value.Key, value.Value, first.Secrets.Contains(value.Key));
        draft.AddSecretValues();
        foreach (FormReading? form in forms) draft.Replace(form!.Replaced, form.Code);
        return new WrittenConnection
        {
            Type = first.Type,
            Values = draft.Values,
            Secrets = draft.Secrets,
            Replacements = draft.CreateReplacements(context),
            ProposedId = ProposedIds.Create(draft, [.. readings.SelectMany(static reading => reading.Sites)], places, written, context),
        };
    }

    private static FormReading? FindForm(PlaceReading reading)
    {
        if (reading.Text.HasHoles) return null;
        if (reading.Client.Type is { ConnectionString.Count: > 0 } type
            && AdoNetForm.ReadWhole(reading.Text, type) is { } whole)
            return whole;

        bool isConstructed = reading.Text.Expression.Parent is ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax parent }
            && UriForm.IsUri(parent);
        if (!isConstructed || !IsOnlyAServer(reading.Text.Value)) return null;
        return new FormReading
        {
            Type = ConnectionTypeTable.BuiltIn.Find("http")!,
            Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["host"] = reading.Text.Value.TrimEnd('/') },
            Secrets = [],
            Replaced = (ExpressionSyntax)reading.Text.Expression.Parent!.Parent!.Parent!,
            Code = [CodePiece.Uri],
        };
    }

    private static bool IsOnlyAServer(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
        && (address.Scheme is "http" or "https")
        && address.PathAndQuery == "/" && address.UserInfo.Length == 0;
}
