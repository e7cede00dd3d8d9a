import { startFirefox } from './firefox';
import { newcomersWay } from './newcomer';

newcomersWay('Firefox', startFirefox);
