using Fairlead.Analyzers.Text;
using Fairlead.CodeFixes.Moves.Reading.Forms;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.CredentialApis;
using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>Reads the connection of the places that give one secret.</summary>
internal sealed class PlacesReader(ReadingContext context, WrittenPlaces places, ExpressionSyntax written, bool isPart)
{
    private const int MostRounds = 4;

    private readonly List<PlaceReading> _readings = [];

    public async Task<Attempt<WrittenConnection>> ReadAsync()
    {
        if (await ReadPlacesAsync().ConfigureAwait(false) is { } obstacle) return Attempt<WrittenConnection>.Fail(obstacle);
        bool isUnreadPart = isPart && _readings.Exists(static reading => reading.Form is null);
        if (isUnreadPart) return Attempt<WrittenConnection>.Fail(PlaceReading.UnknownSyntax);
        if (_readings.Count == 0) return await ReadUnusedAsync().ConfigureAwait(false);

        ConnectionType type = FindType();
        var draft = new ConnectionDraft(type);
        foreach (FormReading form in _readings.Select(static reading => reading.Form).Where(static form => form is not null)
            .Select(static form => form!))
        {
            if (!TryAddForm(form, draft)) return Attempt<WrittenConnection>.Fail("two connections of different places share the secret");
        }
        SiteReader sites = MapSites(type);
        sites.AddTo(draft);
        foreach (PlaceReading reading in _readings)
        {
            if (reading.Form is null && !draft.Covers(reading.Place.Expression)) AddLone(reading, sites, draft);
        }
        AddService(draft);
        draft.AddSecretValues();
        return new WrittenConnection
        {
            Type = type,
            Values = draft.Values,
            Secrets = draft.Secrets,
            Replacements = draft.CreateReplacements(context),
            ConnectionString = _readings
                .Find(static reading => reading.Form?.Code.Contains(CodePiece.ConnectionString) == true)?.Text.Value,
            Removals = await new UnusedDeclarations(context, places, draft).FindAsync().ConfigureAwait(false),
            ProposedId = ProposedIds.Create(draft, [.. _readings.SelectMany(static reading => reading.Sites)], places, written, context),
        };
    }

    /// <summary>Reads each place; secrets beside it that constants hold bring the users of those with them.</summary>
    private async Task<string?> ReadPlacesAsync()
    {
        for (int round = 0; round < MostRounds; round++)
        {
            WrittenPlace[] fresh = [.. places.All.Where(place => !_readings.Exists(reading => reading.Place == place))];
            if (fresh.Length == 0) return null;
            foreach (WrittenPlace place in fresh)
            {
                PlaceReading reading = PlaceReading.Read(place, context);
                if (reading.Obstacle is { } obstacle) return obstacle;
                _readings.Add(reading);
            }
            SitePart[] secrets =
            [
                .. _readings.Where(static reading => reading.Form is null).SelectMany(static reading => reading.Sites)
                    .SelectMany(static site => site.Parts).Where(PartSources.IsSecret),
            ];
            foreach (SitePart secret in secrets)
            {
                if (PartValue.Read(secret, context) is not { Value.Holder: { IsReplacedByUsers: true } holder }) continue;
                if (await places.AddAsync(holder.Value).ConfigureAwait(false) is { } cannot) return cannot;
            }
        }
        return null;
    }

    private ConnectionType FindType()
    {
        if (_readings.Select(static reading => reading.Form?.Type).FirstOrDefault(static type => type is not null && type.Id != "generic")
            is { } formType) return formType;

        ConnectionType? type = ClientTypes.Find(_readings.SelectMany(static reading => reading.Client.Apis));
        if (type is null or { Id: "http" } && FindService() is { } service) return ConnectionTypeTable.BuiltIn.Find(service.TypeId)!;
        if (type is not null) return type;
        bool isHeader = _readings.SelectMany(static reading => reading.Sites).SelectMany(static site => site.Parts)
            .Any(static part => part.Secret is SecretKind.Authorization or SecretKind.HeaderValue);
        if (isHeader) return ConnectionTypeTable.BuiltIn.Find("http")!;
        return ProposedIds.FindTypeByName([.. _readings.SelectMany(static reading => reading.Sites)], places)
            ?? (HasWebAddress() ? ConnectionTypeTable.BuiltIn.Find("http")! : ClientTypes.Generic);
    }

    private bool HasWebAddress() => _readings.SelectMany(static reading => reading.Sites).SelectMany(static site => site.Parts)
        .Where(static part => FieldWords.Find(IdentifierWords.Split(part.Name)) == "host")
        .Any(part => PartValue.Read(part, context)?.Value.Text.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true);

    private WebService? FindService() =>
        _readings.Where(static reading => reading.Form is null || reading.Form.Type.Id == "http")
            .Select(static reading => ClientTypes.FindService(reading.Text.Value))
            .FirstOrDefault(static service => service is not null)
        ?? ClientTypes.FindService(_readings.SelectMany(static reading => reading.Sites).SelectMany(static site => site.Apis));

    private static bool TryAddForm(FormReading form, ConnectionDraft draft)
    {
        if (form.Type.Id != draft.Type.Id && !form.IsPart && form.Values.Count > 1) return false;
        foreach (KeyValuePair<string, string> value in form.Values)
        {
            if (!draft.TrySet(value.Key, value.Value, form.Secrets.Contains(value.Key))) return false;
        }
        draft.Replace(form.Replaced, form.Code);
        return true;
    }

    private SiteReader MapSites(ConnectionType type)
    {
        var sites = new SiteReader(context, type, places.All, _readings);
        foreach (PlaceReading reading in _readings.Where(static reading => reading.Form is null or { IsPart: true }))
        {
            foreach (ExpressionSyntax use in reading.Place.Uses)
            {
                // Where two accounts come together around the call, only what it says itself belongs to this one.
                if (sites.TryMap(reading.SitesByUse[use])) continue;

                // Where a constant is the secret of two accounts, the accounts stay in the code.
                if (!sites.TryMap(SiteCollector.Collect(use, context, isNarrow: true))) sites.Ignore("login");
            }
        }
        return sites;
    }

    /// <summary>A secret that nothing says more of.</summary>
    private static void AddLone(PlaceReading reading, SiteReader sites, ConnectionDraft draft)
    {
        string? known = draft.Values.FirstOrDefault(value => value.Value == reading.Text.Value).Key;
        string source = known ?? PartSources.GetMainSecret(draft.Type);
        if (!draft.TrySet(source, reading.Text.Value, isSecret: true))
        {
            source = "extra.secret";
            draft.TrySet(source, reading.Text.Value, isSecret: true);
        }
        draft.Replace(reading.Place.Expression, sites.Write(reading.Place.Expression, source));
    }

    private void AddService(ConnectionDraft draft)
    {
        if (draft.Values.ContainsKey("host") || draft.Type.Id != "http") return;
        if (FindService() is { Address: { } address }) draft.TrySet("host", address);
    }

    /// <summary>
    /// Nothing uses the constant: it goes, with its neighbours that nothing uses either, and their values are kept.
    /// </summary>
    private async Task<Attempt<WrittenConnection>> ReadUnusedAsync()
    {
        WrittenText? text = WrittenText.Read(written, context);
        if (text is null || text.HasHoles) return Attempt<WrittenConnection>.Fail("its value is only known at run time");
        FormReading? form = PlaceReading.ReadForm(text, new ClientApis(null, []), context);
        WebService? service = ClientTypes.FindService(text.Value);
        ConnectionType type = form?.Type
            ?? (service is null ? null : ConnectionTypeTable.BuiltIn.Find(service.TypeId))
            ?? ProposedIds.FindTypeByName([], places) ?? ClientTypes.Generic;
        var draft = new ConnectionDraft(type);
        bool isForm = form is { Obstacle: null } && TryAddForm(form, draft);
        if (!isForm)
        {
            draft.TrySet(PartSources.GetMainSecret(type), text.Value, isSecret: true);
            foreach (ValueHolder holder in places.Holders.ToArray())
                await new UnusedNeighbours(context, places, draft).AddAsync(holder).ConfigureAwait(false);
        }
        if (type.Id == "http" && service?.Address is { } address) draft.TrySet("host", address);
        draft.AddSecretValues();
        return new WrittenConnection
        {
            Type = type,
            Values = draft.Values,
            Secrets = draft.Secrets,
            Replacements = [],
            Removals = [.. places.Holders.Select(holder =>
                    new Removal(context.GetDocument(holder.Declaration.SyntaxTree), holder.Declaration))
                .OrderBy(static removal => removal.Document.FilePath ?? removal.Document.Name, StringComparer.Ordinal)
                .ThenBy(static removal => removal.Declaration.SpanStart)],
            ProposedId = ProposedIds.Create(draft, [], places, written, context),
        };
    }
}
