using System.Globalization;
using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Text;

namespace Fairlead.Core.ConnectionStrings;

/// <summary>
/// Reads a URI as the type's clients do: what the scheme, the path and the parameters mean is the type's affair. Airflow's own text keeps
/// Airflow's fields, and only its scheme is understood besides.
/// </summary>
internal static class UriReader
{
    private const string NoScheme = "it is neither JSON nor a URI with a connection type in front of '://'";

    /// <summary>Reads a URI.</summary>
    /// <param name="text">The URI.</param>
    /// <param name="declared">The declared type; null where the scheme has to say it.</param>
    /// <param name="format">Whether Airflow reads the text too.</param>
    public static ConnectionParseResult Read(string text, ConnectionType? declared, ConnectionFormat format)
    {
        bool isWritten = declared?.ConnectionStringFormat == ConnectionStringFormat.Uri;
        SplitUri? split = SplitUri.Split(text);
        ConnectionParseResult parsed = ConnectionUri.Parse(text, split, format, isWritten, readsParameters: false);
        if (!parsed.TryGetFields(out ConnectionFields? fields)) return parsed;

        bool hasScheme = text.IndexOf("://", StringComparison.Ordinal) >= 0;
        string scheme = WithoutDriver(hasScheme ? split!.Scheme : "", declared);
        string connType = ConnectionFields.NormalizeType(scheme);
        ConnectionType? type = declared ?? ConnectionTypeTable.BuiltIn.FindByScheme(scheme);
        if (connType.Length == 0 && declared is not null) return ConnectionParseResult.Failure(NoScheme);
        if (type is null || (declared is not null && !type.IsNamed(connType) && !type.AddressSchemes.Contains(scheme)))
            return ConnectionUri.Parse(text, format, isWritten);
        if (format == ConnectionFormat.Compatible || IsJsonExtra(text))
        {
            parsed = ConnectionUri.Parse(text, format, isWritten);
            if (!parsed.TryGetFields(out fields)) return parsed;
        }

        var read = new ConnectionBuilder(type);
        bool isAirflows = format == ConnectionFormat.Compatible;
        string? defect = isAirflows
            ? ReadAirflow(fields, scheme, type, read)
            : ReadClient(text, split!, fields, scheme, type, declared is not null, read);
        if (defect is not null) return ConnectionParseResult.Failure(defect);

        bool keepsJson = isAirflows || IsJsonExtra(text);
        return read.ToResult(connType, keepsJson ? fields.Extra : null);
    }

    /// <summary>SQLAlchemy names its own driver behind a '+': <c>postgresql+asyncpg</c>.</summary>
    private static string WithoutDriver(string scheme, ConnectionType? declared)
    {
        int plus = scheme.IndexOf('+');
        bool isKnown = plus < 0
            || declared?.UriSchemes.Contains(scheme) == true
            || ConnectionTypeTable.BuiltIn.FindByScheme(scheme) is not null;
        return isKnown ? scheme : scheme.Substring(0, plus);
    }

    private static bool IsJsonExtra(string text) => text.IndexOf(ConnectionUri.ExtraParameter + "=", StringComparison.Ordinal) > 0;

    private static string? ReadAirflow(ConnectionFields fields, string scheme, ConnectionType type, ConnectionBuilder read)
    {
        bool isWebAddress = IsWholeAddress(type) && type.AddressSchemes.Contains(scheme);
        bool saysScheme = isWebAddress && string.IsNullOrEmpty(fields.Schema) && !string.IsNullOrEmpty(fields.Host)
            && fields.Host!.IndexOf("://", StringComparison.Ordinal) < 0;
        if (saysScheme && scheme == "http") read.ClearTextScheme = scheme;
        string? host = saysScheme ? scheme + "://" + fields.Host : fields.Host;
        return CopyFields(fields with { Host = host }, read)
            ?? (type.Uri?.SchemeSource?.StartsWith("extra.", StringComparison.Ordinal) == true
                ? ReadScheme(scheme, type, read, fields.Extra)
                : null);
    }

    private static string? ReadClient(
        string text, SplitUri split, ConnectionFields fields, string scheme, ConnectionType type, bool isDeclared, ConnectionBuilder read)
    {
        bool isWebAddress = IsWholeAddress(type) && type.AddressSchemes.Contains(scheme);
        string? defect = isWebAddress ? ReadWebParameters(split.Query, type, read, isDeclared)
            : IsJsonExtra(text) ? null : ReadParameters(split.Query, read);
        return defect
            ?? (isWebAddress ? ReadWebAddress(split, fields, scheme, type, read) : ReadHostAndPath(fields, scheme, type, read))
            ?? SetText(read, "login", fields.Login) ?? SetText(read, "password", fields.Password)
            ?? ReadScheme(scheme, type, read, IsJsonExtra(text) ? fields.Extra : null);
    }

    /// <summary>
    /// Reads a whole address that a keyword gives as host: <c>Endpoint=smtp://localhost:1025</c>. False where the type keeps such an
    /// address as it is.
    /// </summary>
    public static bool ReadEndpoint(string text, ConnectionType type, ConnectionBuilder read, out string? defect)
    {
        defect = null;
        string scheme = text.Substring(0, text.IndexOf("://", StringComparison.Ordinal)).ToLowerInvariant();
        if (IsWholeAddress(type) || !type.UriSchemes.Concat(type.AddressSchemes).Contains(scheme)) return false;

        ConnectionParseResult parsed = ConnectionUri.Parse(text, ConnectionFormat.Strict);
        defect = parsed.TryGetFields(out ConnectionFields? fields)
            ? ReadHostAndPath(fields, scheme, type, read)
                ?? SetText(read, "login", fields.Login) ?? SetText(read, "password", fields.Password)
                ?? ReadScheme(scheme, type, read, extraJson: null)
            : parsed.Defect;
        return true;
    }

    private static string? ReadParameters(string query, ConnectionBuilder read)
    {
        List<KeyValuePair<string, string>> parameters = SplitUri.ReadQuery(query);
        if (parameters.Count > ConnectionBuilder.MostSettings) return ConnectionBuilder.TooManySettings;
        if (HasRepeated(parameters) && SetRepeated(parameters, read) is { } contradiction) return contradiction;
        foreach (KeyValuePair<string, string> parameter in parameters)
        {
            string name = parameter.Key.Trim();
            if (name.Length == 0) return "it has a parameter without a name";
            if (read.Set(new(name, parameter.Value, IsQuoted: true), read.Keywords.FindParameter(name)) is { } defect) return defect;
        }
        return null;
    }

    private static bool HasRepeated(List<KeyValuePair<string, string>> parameters)
    {
        if (parameters.Count < 2) return false;
        var names = new HashSet<string>(StringComparer.Ordinal);
        return parameters.Exists(pair => !names.Add(pair.Key));
    }

    /// <summary>Takes out the parameters that are written several times.</summary>
    private static string? SetRepeated(List<KeyValuePair<string, string>> parameters, ConnectionBuilder read)
    {
        foreach (IGrouping<string, string> repeated in parameters.ToLookup(static pair => pair.Key, static pair => pair.Value))
        {
            if (repeated.Count() == 1) continue;
            if (read.Keywords.FindParameter(repeated.Key) is not null)
                return $"it sets the parameter {QuotedName.QuoteInProse(repeated.Key)} twice";
            read.SetList(repeated.Key, repeated);
            parameters.RemoveAll(pair => pair.Key == repeated.Key);
        }
        return null;
    }

    /// <summary>
    /// Parameters of a web address are the service's, as far as the type doesn't declare them, and stay as they are written.
    /// </summary>
    private static string? ReadWebParameters(string query, ConnectionType type, ConnectionBuilder read, bool isDeclared)
    {
        var rest = new List<string>();
        string[] pairs = [.. query.Split('&').Where(static pair => pair.Length > 0)];
        if (pairs.Length > ConnectionBuilder.MostSettings) return ConnectionBuilder.TooManySettings;
        foreach (string written in pairs)
        {
            KeyValuePair<string, string> parameter = SplitUri.ReadQuery(written)[0];
            string? defect = null;
            if (type.FindExtra(parameter.Key) is not null)
                defect = read.Set(ExtraDeclaration.GetPath(parameter.Key), parameter.Value, parameter.Key);
            else if (isDeclared) rest.Add(written);
            else defect = read.Set(new(parameter.Key, parameter.Value, IsQuoted: true), null);
            if (defect is not null) return defect;
        }

        if (rest.Count == 0 || read.Keywords.FindParameter(WebExtras.Query.Name)?.Source is not { } source) return null;
        return read.Set(source, string.Join("&", rest), "query");
    }

    private static string? ReadWebAddress(
        SplitUri split, ConnectionFields fields, string scheme, ConnectionType type, ConnectionBuilder read)
    {
        // http://host/https is Airflow's way to say the scheme: the first only names the connection's type.
        string path = split.Path.TrimEnd('/');
        bool isAirflowScheme = path is "/http" or "/https" && type.Fields.Any(static field => field.Name == "schema");
        if (isAirflowScheme)
            return SetText(read, "schema", path.Substring(1)) ?? SetText(read, "host", fields.Host) ?? SetPort(read, fields.Port);

        if (scheme == "http") read.ClearTextScheme = scheme;
        string host = fields.Host ?? "";
        string prefix = host.Length == 0 || host.IndexOf("://", StringComparison.Ordinal) >= 0 ? "" : scheme + "://";
        return SetText(read, "host", prefix + host + split.Path) ?? SetPort(read, fields.Port);
    }

    private static string? ReadHostAndPath(ConnectionFields fields, string scheme, ConnectionType type, ConnectionBuilder read)
    {
        if (type.PathTemplate == "{host}")
        {
            string file = string.Join("/", new[] { fields.Host, fields.Schema }.Where(static part => !string.IsNullOrEmpty(part)));
            return SetText(read, "host", file.Length == 0 ? ":memory:" : file);
        }
        return ReadHost(fields, scheme, type, read) ?? ReadPath(fields.Schema, type, read);
    }

    private static string? ReadHost(ConnectionFields fields, string scheme, ConnectionType type, ConnectionBuilder read)
    {
        if (fields.Port is not null && scheme.EndsWith("+srv", StringComparison.Ordinal)) return "a DNS seed list has no port";
        string? source = type.HostsSource;
        bool isHost = source is null or "host" || string.IsNullOrEmpty(fields.Host) || read.IsSet(source)
            || (type.Fields.Any(static field => field.Name == "host") && fields.Host!.IndexOf('.') >= 0);
        if (isHost) return SetText(read, "host", fields.Host) ?? SetPort(read, fields.Port);

        bool isUsualPort = fields.Port is null or 443 && scheme is "https" or "sb";
        string suffix = fields.Port is { } port && !isUsualPort ? ":" + port.ToString(CultureInfo.InvariantCulture) : "";
        return read.Set(source!, fields.Host!.Replace(",", suffix + ",") + suffix, "host");
    }

    private static string? ReadPath(string? path, ConnectionType type, ConnectionBuilder read)
    {
        if (string.IsNullOrEmpty(path)) return null;
        if (read.Keywords.Path is not { } template) return $"it has a path, and a connection of type '{type.Id}' has no use for one";
        if (template.Source is { } source) return read.Set(source, path!, "path");
        foreach (KeyValuePair<string, string> value in TemplateReader.Read(template, path!) ?? [])
        {
            if (read.Set(value.Key, value.Value, "path") is { } defect) return defect;
        }
        return null;
    }

    /// <summary>Reads what the scheme says, where no parameter says the same more exactly.</summary>
    private static string? ReadScheme(string scheme, ConnectionType type, ConnectionBuilder read, string? extraJson)
    {
        if (type.Uri is { SchemeSource: { } source } uri && source.StartsWith("extra.", StringComparison.Ordinal) && !IsSaid(source))
        {
            if (FindMeaning(scheme, uri) is { } value && read.Set(source, value, "scheme") is { } defect) return defect;
        }

        if (!type.ClearTextSchemes.Contains(scheme) || !type.Extras.Contains(TlsExtras.Ssl)) return null;
        if (!IsSaid(TlsExtras.Ssl.Path) && read.Set(TlsExtras.Ssl.Path, "false", "scheme") is { } contradiction) return contradiction;
        if (read[TlsExtras.Ssl.Path] == "false" && read["extra.start_tls"] != "true") read.ClearTextScheme = scheme;
        return null;

        bool IsSaid(string extra) =>
            read.IsSet(extra) || (extraJson is not null && ConnectionExtraText.HasMember(extraJson, extra.Substring("extra.".Length)));
    }

    private static string? FindMeaning(string scheme, UriRecipe uri) =>
        uri.Schemes.Concat(uri.OtherSchemes).FirstOrDefault(spelling => spelling.Spelled == scheme)?.Value;

    /// <summary>Determines whether the type's host may be a whole web address, which says the scheme and the path itself.</summary>
    private static bool IsWholeAddress(ConnectionType type) =>
        type.AddressSchemes.Count > 0 && type.Fields.Any(static field => field.Name == "host")
        && type.Uri?.SchemeSource?.StartsWith("extra.", StringComparison.Ordinal) != true;

    private static string? CopyFields(ConnectionFields fields, ConnectionBuilder read) =>
        Copy(read, "host", fields.Host) ?? SetPort(read, fields.Port) ?? Copy(read, "schema", fields.Schema)
        ?? Copy(read, "login", fields.Login) ?? Copy(read, "password", fields.Password);

    private static string? Copy(ConnectionBuilder read, string field, string? value) =>
        string.IsNullOrEmpty(value) ? null : read.Set(field, value!, field);

    private static string? SetText(ConnectionBuilder read, string field, string? value) =>
        Copy(read, read.Keywords.Find(field)?.Source ?? field, value);

    private static string? SetPort(ConnectionBuilder read, int? port) =>
        port is { } number ? read.Set("port", number.ToString(CultureInfo.InvariantCulture), "port") : null;
}
