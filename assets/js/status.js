// What a screen reader hears of the suggestions: how many there are, and the one chosen, once the reader stops typing. In the
// place of the combobox's own, which is three times as long for texts in English. Two regions take turns, as there: the
// same words are then said again.
import { createElement, Component } from 'preact';

const pause = 1400; // milliseconds

export default class Status extends Component {
  componentDidMount() {
    this.componentWillReceiveProps();
  }

  componentWillReceiveProps() {
    clearTimeout(this.wait);
    this.setState({ said: false });
    this.wait = setTimeout(() => {
      const { isInFocus, validChoiceMade } = this.props;
      this.setState(({ turn }) => ({ said: isInFocus && !validChoiceMade, turn: !turn }));
    }, pause);
  }

  render({ queryLength, length, selectedOption, selectedOptionIndex }, { said, turn }) {
    const chosen = selectedOption ? `${selectedOption}, ${selectedOptionIndex + 1} di ${length}` : '';
    const words = length ? `${length} suggeriment${length === 1 ? 'o' : 'i'}. ${chosen}` : 'Nessun suggerimento';
    const region = (mine) => createElement('div', { role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' }, said && mine && queryLength ? words : null);
    return createElement('div', { className: 'visually-hidden' }, region(turn), region(!turn));
  }
}
