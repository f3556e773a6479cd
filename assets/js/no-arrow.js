// In the place of the arrow that the combobox of the finder draws when it lists all its values, which ours never does.
export default () => null;
