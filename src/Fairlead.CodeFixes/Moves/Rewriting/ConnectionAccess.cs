using Fairlead.Core.Manifest;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Writes how code gets a connection.</summary>
internal sealed class ConnectionAccess(RewriteContext context, ManifestConnection connection)
{
    /// <summary>Writes the call that gets the connection, typed or as the resolver knows it.</summary>
    public string Write(CodePlace place, ConnectionSource source, AwaitStyle? await, bool isTyped)
    {
        string call = source.IsGenerated ? $"{source.Name}.{connection.MemberName}" : source.Name;
        string id = source.IsGenerated ? "" : WriteType(place, context.Service.TypeName) + $".Ids.{connection.MemberName}";
        string arguments = string.Join(", ", new[] { id, await?.Token ?? "" }.Where(static argument => argument.Length > 0));
        string get = await is null ? $"{call}.Get({arguments})" : $"await {call}.GetAsync({arguments}){await.Suffix}";
        if (source.NeedsUsing) context.Edits.AddUsing(place.Document.Id, ConnectionSource.Namespace);
        return source.IsGenerated || !isTyped ? get : $"new {WriteType(place, connection.ClassName)}({get})";
    }

    /// <summary>Writes the type of a variable that keeps the connection.</summary>
    public string WriteVariableType(CodePlace place, bool isTyped) => isTyped
        ? LocalTypes.Write(place, context.Edits, context.Service.Namespace, connection.ClassName)
        : LocalTypes.Write(place, context.Edits, ConnectionSource.Namespace, "Connection");

    private string WriteType(CodePlace place, string name) =>
        TypeReferences.Write(place, context.Edits, context.Service.Namespace, name);
}
