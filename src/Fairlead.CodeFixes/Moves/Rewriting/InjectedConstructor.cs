using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>
/// A constructor that a class without one gets where the language has no primary constructors. Its text grows with what is to be done in
/// it; the text so far is kept with the edits.
/// </summary>
/// <param name="Key">Where the text is kept.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Type">Its type, as written.</param>
internal sealed record InjectedConstructor(PlanKey Key, InjectedParameter Parameter, string Type)
{
    /// <summary>Adds the constructor, with nothing in it. Returns null if another fix changes that place.</summary>
    public static InjectedConstructor? Add(RewriteContext context, InjectedClass type, CodePlace declaration)
    {
        var node = (TypeDeclarationSyntax)declaration.Node;
        if (node.OpenBraceToken.IsKind(SyntaxKind.None)) return null;
        string name = FreeNames.Find(declaration.MoveTo(node.Members.FirstOrDefault() ?? node), node, context.Service.Variable);
        string service = TypeReferences.Write(declaration, context.Edits, context.Service.Namespace, context.Service.TypeName);
        var constructor = new InjectedConstructor(
            context.GetKey(declaration, node, "added constructor"), new InjectedParameter(name, 0, IsNew: true), service);

        string access = type.Symbol.IsAbstract ? "protected" : "public";
        string indentation = CodeLayout.Indent(CodeLayout.GetIndentation(declaration.Text, node.SpanStart));
        FieldDeclarationSyntax? last = node.Members.OfType<FieldDeclarationSyntax>().LastOrDefault();
        int position = last is not null
            ? declaration.Text.Lines.GetLineFromPosition(last.Span.End).EndIncludingLineBreak
            : declaration.Text.Lines.GetLineFromPosition(node.OpenBraceToken.SpanStart).EndIncludingLineBreak;
        var text = new ConstructorText(position, indentation, declaration.LineEnd, $"{access} {type.Name}({service} {name})")
        {
            FollowsFields = last is not null,
            PrecedesMembers = node.Members.Any(member => member != last && member.SpanStart >= position),
        };
        if (!context.Edits.TryAdd(declaration.Document.Id, text.ToChange())) return null;
        context.Edits.Remember(constructor.Key, text);
        return constructor;
    }

    /// <summary>Adds a field in front of the constructor.</summary>
    public void AddField(RewriteContext context, string field) => Change(context, text => text with { Fields = text.Fields.Add(field) });

    /// <summary>Adds a statement to the constructor.</summary>
    public void AddStatement(RewriteContext context, string statement) =>
        Change(context, text => text with { Statements = text.Statements.Add(statement) });

    /// <summary>Lets the constructor call one of the base class.</summary>
    public void CallBase(RewriteContext context, string arguments) =>
        Change(context, text => text with { Base = $" : base({arguments})" });

    private void Change(RewriteContext context, Func<ConstructorText, ConstructorText> change)
    {
        ConstructorText text = context.Edits.Recall<ConstructorText>(Key)!;
        ConstructorText changed = change(text);
        context.Edits.TryReplace(Key.Document!, text.ToChange(), changed.ToChange());
        context.Edits.Remember(Key, changed);
    }

    private sealed record ConstructorText(int Position, string Indentation, string LineEnd, string Head)
    {
        public string Base { get; init; } = "";

        public bool FollowsFields { get; init; }

        public bool PrecedesMembers { get; init; }

        public ImmutableList<string> Fields { get; init; } = ImmutableList<string>.Empty;

        public ImmutableList<string> Statements { get; init; } = ImmutableList<string>.Empty;

        public TextChange ToChange()
        {
            IEnumerable<string> body = Statements.Select(statement => CodeLayout.Indent(Indentation) + statement);
            IEnumerable<string> lines =
            [
                .. Fields.Select(field => Indentation + field), .. FollowsFields || Fields.Count > 0 ? [""] : Array.Empty<string>(),
                Indentation + Head + Base, Indentation + "{", .. body, Indentation + "}",
                .. PrecedesMembers && !FollowsFields ? [""] : Array.Empty<string>(),
            ];
            return CodeLayout.Insert(Position, string.Concat(lines.Select(line => line + LineEnd)));
        }
    }
}
