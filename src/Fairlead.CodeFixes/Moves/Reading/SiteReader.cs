using System.Globalization;
using Fairlead.CodeFixes.Moves.Reading.Forms;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Detection.CredentialApis;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>Reads the values that a site gives its client, and which field or extra of the connection each of them is.</summary>
internal sealed class SiteReader(
    ReadingContext context, ConnectionType type, IReadOnlyList<WrittenPlace> places, IReadOnlyList<PlaceReading> readings)
{
    private readonly List<(PartValue Part, string Source)> _mapped = [];
    private readonly HashSet<string> _ignored = new(StringComparer.Ordinal);

    /// <summary>What the sites say of each source.</summary>
    public IReadOnlyList<(PartValue Part, string Source)> Mapped => _mapped;

    /// <summary>Maps the parts of a site. Returns false, and maps none, if two accounts come together in it.</summary>
    public bool TryMap(ClientSite site)
    {
        int known = _mapped.Count;
        if (TryMapAll(site)) return true;
        _mapped.RemoveRange(known, _mapped.Count - known);
        return false;
    }

    /// <summary>Leaves a field in the code.</summary>
    public void Ignore(string source)
    {
        _mapped.RemoveAll(known => known.Source == source);
        _ignored.Add(source);
    }

    private bool TryMapAll(ClientSite site)
    {
        PartValue[] parts =
        [
            .. site.Parts.Select(part => PartValue.Read(part, context)).Where(static part => part is not null).Select(static part => part!)
                .Where(part => !HasForm(part))
                .OrderBy(static part => part.Part.Value.SyntaxTree.FilePath, StringComparer.Ordinal)
                .ThenBy(static part => part.Part.Value.SpanStart),
        ];
        PartValue[] secrets = [.. parts.Where(part => !part.Value.IsNumber && PartSources.IsSecret(part.Part))];
        if (secrets.Length == 0) secrets = [.. parts.Where(part => !part.Value.IsNumber && IsPlace(part))];
        foreach (PartValue secret in secrets)
        {
            if (!TryMapSecret(secret, secrets)) return false;
        }
        foreach (PartValue part in parts)
        {
            if (!secrets.Contains(part) && !TryMapOther(part, secrets)) return false;
        }
        return true;
    }

    /// <summary>Puts what was mapped into a draft.</summary>
    public void AddTo(ConnectionDraft draft)
    {
        foreach ((PartValue part, string source) in _mapped)
        {
            if (source == "host" && GetAddress(part) is { } address)
            {
                AddAddress(part, address, draft);
            }
            else if (source == "host" && HostTemplate.Read(type, part) is { Values.Count: > 1 } server)
            {
                if (server.Values.All(value => draft.TrySet(value.Key, value.Value))) draft.Replace(part.Target, server.Code);
            }
            else if (IsBasic(part) && SplitLogin(part) is { } login)
            {
                draft.TrySet("login", login.User);
                draft.TrySet("password", login.Password, isSecret: true);
                draft.Replace(part.Target, login.Code);
            }
            else if (draft.TrySet(source, part.Value.Text, PartSources.IsSecretSource(type, source) || IsOwnSecret(part, source)))
            {
                draft.Replace(part.Target, Write(part.Target, source, part.Value.IsNumber));
            }
        }
    }

    /// <summary>Writes a reference in the place of an expression.</summary>
    public IReadOnlyList<CodePiece> Write(ExpressionSyntax target, string source, bool isNumber = false)
    {
        if (target.IsKind(SyntaxKind.Utf8StringLiteralExpression))
        {
            return
            [
                CodePiece.FromCode(context.GetTypeName(target, "System.Text.Encoding") + ".UTF8.GetBytes("), CodePiece.FromSource(source),
                CodePiece.FromCode(")"),
            ];
        }
        return [isNumber ? CodePiece.FromNumber(source) : CodePiece.FromSource(source)];
    }

    /// <summary>What has a form of its own is read as that.</summary>
    private bool HasForm(PartValue part) => readings.Any(reading => reading.Form is not null
        && (reading.Place.Expression == part.Target || reading.Place.Uses.Contains(part.Target)));

    private bool IsPlace(PartValue part) => places.Any(place => place.Expression == part.Target || place.Uses.Contains(part.Target));

    private bool TryMapSecret(PartValue secret, PartValue[] secrets)
    {
        if (_mapped.Exists(known => known.Part.Target == secret.Target)) return true;
        (PartValue Part, string Source)? same = _mapped.Where(known => known.Part.Value.Text == secret.Value.Text)
            .Select(static known => ((PartValue, string)?)known).FirstOrDefault();
        if (same is { } known)
        {
            _mapped.Add((secret, known.Source));
            return true;
        }

        string[] taken = [.. _mapped.Select(static known => known.Source)];
        string source = PartSources.FindSecretSource(type, secret.Part, taken, secrets.Length == 1);
        bool isOther = _mapped.Exists(known => PartSources.IsSecretSource(type, known.Source) && known.Part.Part.Group != secret.Part.Group
            && known.Part.Part.Name == secret.Part.Name);
        if (isOther) return false;
        _mapped.Add((secret, source));
        return true;
    }

    private bool TryMapOther(PartValue part, PartValue[] secrets)
    {
        if (part.Target.SyntaxTree == part.Part.Value.SyntaxTree && _mapped.Exists(known => known.Part.Target == part.Target)) return true;
        bool isBesideSecret = part.Part.Group is not InitializerExpressionSyntax
            && Array.Exists(secrets, secret => secret.Part.Group == part.Part.Group);
        if (PartSources.FindSource(type, part.Part, isBesideSecret) is not { } source || _ignored.Contains(source)) return true;
        if (source == "port" ? !IsPort(part.Value.Text) : part.Value.IsNumber && !IsNumeric(source)) return true;
        if (source == "host" && CredentialScanner.Scan(part.Value.Text).Count > 0) return true;
        (PartValue Part, string Source) other = _mapped.Find(known => known.Source == source);
        if (other.Part is null || other.Part.Value.Text == part.Value.Text) _mapped.Add((part, source));
        else if (source == "login" && other.Part.Part.Group != part.Part.Group) return false;
        return true;
    }

    private static bool IsPort(string text) => int.TryParse(text, out int port) && port is > 0 and <= 65535;

    private bool IsNumeric(string source) =>
        source.StartsWith("extra.", StringComparison.Ordinal)
            && type.FindExtra(source.Substring("extra.".Length))?.Type is ExtraType.Integer or ExtraType.Number;

    private bool IsOwnSecret(PartValue part, string source) =>
        source.StartsWith("extra.", StringComparison.Ordinal) && PartSources.IsSecret(part.Part);

    private static string? GetAddress(PartValue part) =>
        part.Value.Text.IndexOf("://", StringComparison.Ordinal) > 0 ? part.Value.Text : null;

    /// <summary>A client's address; that of a single request says only where the service is.</summary>
    private void AddAddress(PartValue part, string address, ConnectionDraft draft)
    {
        if (type.AddressSchemes.Count == 0 && type.UriSchemes.Count > 0)
        {
            // The address of a file or an entry: the client takes more than the host.
            if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? place) || !draft.TrySet("host", place.Host)) return;
            if (!place.IsDefaultPort && place.Port > 0) draft.TrySet("port", place.Port.ToString(CultureInfo.InvariantCulture));
            return;
        }
        bool isRequest = part.Part.Name.Equals("requestUri", StringComparison.OrdinalIgnoreCase)
            || part.Part.Name.Equals("requestUriString", StringComparison.OrdinalIgnoreCase);
        if (isRequest)
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)) draft.TrySet("host", uri.GetLeftPart(UriPartial.Authority));
            return;
        }
        if (!draft.TrySet("host", address)) return;
        bool hasUri = type.Shapes.HasFlag(ConnectionShapes.Uri) && type.AddressSchemes.Count > 0;
        ObjectCreationExpressionSyntax? form =
            part.Target.Parent is ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax creation } && ValueForms.IsForm(creation)
                ? creation
                : null;
        if (!hasUri) draft.Replace(part.Target, [CodePiece.FromSource("host")]);
        else if (form is not null) draft.Replace(form, [CodePiece.Uri]);
        else draft.Replace(part.Target, [CodePiece.Uri, CodePiece.FromCode(".AbsoluteUri")]);
    }

    private bool IsBasic(PartValue part) => part.Part.Secret == SecretKind.Authorization
        && part.Part.Group is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments }
        && context.Values.Read(arguments[0].Expression)?.Text.Equals("Basic", StringComparison.OrdinalIgnoreCase) == true;

    private (string User, string Password, IReadOnlyList<CodePiece> Code)? SplitLogin(PartValue part)
    {
        WrittenText text = WrittenText.CreateNamed(part.Target, part.Value.Text);
        if (HeaderForm.DecodeLogin(part.Value.Text) is { } encoded)
            return (encoded.User, encoded.Password, HeaderForm.WriteBasic(text, context));
        int colon = part.Value.Text.IndexOf(':');
        if (colon < 0) return null;
        return (part.Value.Text.Substring(0, colon), part.Value.Text.Substring(colon + 1),
            [CodePiece.FromSource("login"), CodePiece.FromCode(" + \":\" + "), CodePiece.FromSource("password")]);
    }
}
