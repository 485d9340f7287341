using Fairlead.Analyzers.Credentials;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.CredentialApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>
/// Collects the code that sets up the client that a value is for. It goes from the call or initializer that takes the value to the objects
/// in it and around it, to other calls of a chain, and to the statements on the same variable.
/// </summary>
internal sealed class SiteCollector
{
    private readonly ReadingContext _context;
    private readonly bool _isNarrow;
    private readonly ClientSite _site = new();
    private readonly HashSet<SyntaxNode> _visited = [];
    private readonly HashSet<ISymbol> _variables = new(SymbolEqualityComparer.Default);

    private SiteCollector(ReadingContext context, bool isNarrow) => (_context, _isNarrow) = (context, isNarrow);

    /// <summary>Collects the site around a value.</summary>
    /// <param name="value">The value where it is used.</param>
    /// <param name="context">The code.</param>
    /// <param name="isNarrow">Whether only the call or initializer counts that takes the value itself.</param>
    public static ClientSite Collect(ExpressionSyntax value, ReadingContext context, bool isNarrow = false)
    {
        var collector = new SiteCollector(context, isNarrow);
        collector.EnterUser(value, isFirst: true);
        return collector._site;
    }

    /// <summary>Goes on with the code that takes a value.</summary>
    private void EnterUser(ExpressionSyntax value, bool isFirst)
    {
        ExpressionSyntax taken = ValueForms.SkipOutwards(value);
        switch (taken.Parent)
        {
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }:
                if (isFirst || !IsPlumbing(call)) AddCall(call, isFirst);
                break;
            case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation }:
                AddCreation(creation, isFirst);
                break;
            case ArgumentSyntax { Parent.Parent: ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax } argument:
                AddBaseCall(argument.Parent!.Parent!);
                break;
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment when assignment.Right == taken:
                if (FindCreation(assignment) is { } created) AddCreation(created, isFirst);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Right == taken:
                AddAssignment(assignment, isFirst);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } when !isFirst && !_isNarrow:
                if (_context.GetModel(declarator).GetDeclaredSymbol(declarator) is { } variable) AddVariable(variable, declarator);
                break;
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access
                when access.Expression == taken && !isFirst && !IsPlumbing(call):
                AddCall(call, isFirst: false);
                break;
        }
    }

    private void AddCall(InvocationExpressionSyntax call, bool isFirst)
    {
        if (!_visited.Add(call)) return;
        if (_context.FindOperation(call) is not IInvocationOperation operation) return;
        AddMethod(operation.TargetMethod);
        _site.AddApi(operation.Instance?.Type);
        AddArguments(operation, operation.Arguments, call);
        if (_isNarrow) return;

        if (call.Expression is MemberAccessExpressionSyntax { Expression: var receiver }) AddReceiver(receiver);
        if (isFirst || !IsPlumbing(call)) EnterUser(call, isFirst: false);
    }

    private void AddCreation(BaseObjectCreationExpressionSyntax creation, bool isFirst)
    {
        if (!_visited.Add(creation)) return;
        if (_context.FindOperation(creation) is not IObjectCreationOperation operation) return;
        _site.AddApi(operation.Type);
        AddArguments(operation, operation.Arguments, creation);
        if (creation.Initializer is { } initializer) AddInitializer(initializer);
        if (!_isNarrow) EnterUser(creation, isFirst: false);
    }

    /// <summary>Adds the arguments of <c>: base(…)</c> and <c>: this(…)</c>.</summary>
    private void AddBaseCall(SyntaxNode initializer)
    {
        if (!_visited.Add(initializer)) return;
        IOperation? operation = _context.FindOperation(initializer);
        if (operation?.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault() is not { } call) return;
        AddMethod(call.TargetMethod);
        AddArguments(call, call.Arguments, initializer);
    }

    private void AddMethod(IMethodSymbol method)
    {
        _site.AddApi((method.ReducedFrom ?? method).ContainingType);
        if (method.MethodKind == MethodKind.Ordinary && method.IsStatic) _site.AddApi(method.ReturnType);
    }

    private void AddArguments(IOperation call, IEnumerable<IArgumentOperation> arguments, SyntaxNode group)
    {
        Dictionary<SyntaxNode, SecretKind> secrets = FindSecrets(call);
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter is not { } parameter) continue;
            if (argument.Value.Syntax is ExpressionSyntax value) AddPart(parameter.Name, value, group, secrets);
        }
    }

    private void AddInitializer(InitializerExpressionSyntax initializer)
    {
        foreach (ExpressionSyntax entry in initializer.Expressions)
        {
            if (entry is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax member, Right: var value } assignment) continue;
            if (value is InitializerExpressionSyntax inner) AddInitializer(inner);
            else AddPart(member.Identifier.ValueText, value, initializer, FindSecrets(assignment));
        }
    }

    /// <summary>Adds <c>client.Password = …</c>, and whatever else is done to the client.</summary>
    private void AddAssignment(AssignmentExpressionSyntax assignment, bool isFirst)
    {
        if (!_visited.Add(assignment)) return;
        if (assignment.Left is not MemberAccessExpressionSyntax { Expression: var owner, Name: var member })
        {
            if (!isFirst && !_isNarrow && _context.FindSymbol(assignment.Left) is { } variable) AddVariable(variable, assignment);
            return;
        }
        _site.AddApi(_context.FindSymbol(member)?.ContainingType);
        _site.AddApi(_context.GetModel(owner).GetTypeInfo(owner).Type);
        AddPart(member.Identifier.ValueText, assignment.Right, GetScope(assignment), FindSecrets(assignment));
        if (!_isNarrow) AddReceiver(owner, isFirst);
    }

    private void AddPart(string name, ExpressionSyntax value, SyntaxNode group, Dictionary<SyntaxNode, SecretKind> secrets)
    {
        SecretKind? secret = null;
        foreach (KeyValuePair<SyntaxNode, SecretKind> found in secrets)
        {
            if (value.Span.Contains(found.Key.Span)) secret = found.Value;
        }
        _site.Add(new SitePart(name, value, group) { Secret = secret });
        Descend(value);
    }

    /// <summary>Adds what the value itself is made of: <c>new NetworkCredential("svc", …)</c> in another call.</summary>
    private void Descend(ExpressionSyntax value)
    {
        if (_isNarrow) return;
        switch (ReadingContext.Unwrap(value))
        {
            case BaseObjectCreationExpressionSyntax creation when !ValueForms.IsForm(creation):
                AddCreation(creation, isFirst: false);
                break;
            case InvocationExpressionSyntax call when !ValueForms.IsForm(call) && !IsPlumbing(call):
                AddCall(call, isFirst: false);
                break;
            case IdentifierNameSyntax name when _context.FindSymbol(name) is ILocalSymbol or IFieldSymbol:
                ISymbol symbol = _context.FindSymbol(name)!;
                if (!ClientVariables.MayBeClient(symbol, _context)) break;
                AddVariable(symbol, name);
                break;
        }
    }

    private void AddReceiver(ExpressionSyntax receiver, bool isFirst = false)
    {
        receiver = ReadingContext.Unwrap(receiver);
        while (receiver is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } access) receiver = access.Expression;
        switch (receiver)
        {
            case InvocationExpressionSyntax call when !IsPlumbing(call):
                AddCall(call, isFirst: false);
                break;
            case BaseObjectCreationExpressionSyntax creation:
                AddCreation(creation, isFirst: false);
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when _context.FindSymbol(receiver) is { } symbol:
                if (isFirst ? symbol is not INamedTypeSymbol : ClientVariables.MayBeClient(symbol, _context))
                    AddVariable(symbol, receiver);
                break;
        }
    }

    /// <summary>Adds what the code around does to a variable: assignments to its members, calls, and calls that it is given to.</summary>
    private void AddVariable(ISymbol variable, SyntaxNode place)
    {
        if (!ClientVariables.IsVariable(variable) || !_variables.Add(variable)) return;
        ClientVariables.AddNames(variable, _site, _context);
        foreach (SyntaxNode scope in ClientVariables.GetScopes(variable, place, _context))
        {
            foreach (IdentifierNameSyntax name in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText != variable.Name || !IsMeant(name, variable)) continue;
                AddUseOfVariable(name);
            }
        }
        if (ClientVariables.FindInitializer(variable, _context) is { } initializer) Descend(initializer);
    }

    private bool IsMeant(IdentifierNameSyntax name, ISymbol variable) =>
        SymbolEqualityComparer.Default.Equals(_context.FindSymbol(name), variable);

    private void AddUseOfVariable(IdentifierNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == name
            ? own
            : name;
        if (whole.Parent is AssignmentExpressionSyntax { Right: var right } given && given.Left == whole)
        {
            Descend(right);
            return;
        }

        ExpressionSyntax member = whole;
        while (member.Parent is MemberAccessExpressionSyntax access && access.Expression == member) member = access;
        if (member != whole && member.Parent is AssignmentExpressionSyntax assignment && assignment.Left == member)
            AddAssignment(assignment, isFirst: false);
        else if (member != whole && member.Parent is InvocationExpressionSyntax call)
            AddCall(call, isFirst: false);
        else if (member == whole)
            EnterUser(whole, isFirst: false);
    }

    private Dictionary<SyntaxNode, SecretKind> FindSecrets(AssignmentExpressionSyntax assignment) =>
        _context.FindOperation(assignment) is { } operation ? FindSecrets(operation) : [];

    private Dictionary<SyntaxNode, SecretKind> FindSecrets(IOperation operation)
    {
        var found = new Dictionary<SyntaxNode, SecretKind>();
        foreach (CredentialSinkUse use in _context.Sinks.FindUses(operation, AssignmentTarget.Find(operation)))
            found[use.Value.Syntax] = use.Sink.Kind;
        return found;
    }

    private bool IsPlumbing(InvocationExpressionSyntax call) =>
        _context.FindSymbol(call) is not IMethodSymbol method || ClientVariables.IsPlumbing((method.ReducedFrom ?? method).ContainingType);

    private static BaseObjectCreationExpressionSyntax? FindCreation(AssignmentExpressionSyntax assignment)
    {
        SyntaxNode? node = assignment.Parent;
        while (node is InitializerExpressionSyntax or AssignmentExpressionSyntax) node = node.Parent;
        return node as BaseObjectCreationExpressionSyntax;
    }

    private static SyntaxNode GetScope(SyntaxNode node) =>
        node.Ancestors().First(static ancestor =>
            ancestor is BlockSyntax or AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax or CompilationUnitSyntax);
}
